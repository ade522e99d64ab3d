// Whatever Discord sends: every listener ends, nobody waits for an answer in vain, and nothing reaches the process.
import { Events } from 'discord.js';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { controlOf } from '../../../adapters/chat/control.ts';
import { INPUT } from '../../../adapters/discord/cards/modals.ts';
import { ABOUT_THIS } from '../../../adapters/discord/commands.ts';
import { talkNamed } from '../../../adapters/discord/places.ts';
import { type BotInDiscord, botInDiscord } from '../../discord/bot.ts';
import { ADA, BEN, BOT, GENERAL } from '../../doubles/discord/settings.ts';
import type { Message } from '../../doubles/discord/world.ts';
import type { Json } from '../../doubles/json.ts';
import { mutated } from '../../slack/mutated.ts';
import { anyText } from './anytext.ts';

const RUNS = 1_000;
const SAID = "it doesn't know our product documents, it makes things up";

type Packet = { t: string | null; d: Json };

/** Errors and rejections that nobody handled, until the test ends. */
function unhandled(): unknown[] {
  const seen: unknown[] = [];
  const see = (thrown: unknown): void => void seen.push(thrown);
  for (const name of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(name, see);
    onTestFinished(() => void process.off(name, see));
  }
  return seen;
}

const namesIn = ({ components }: Message): string[] =>
  [...JSON.stringify(components).matchAll(/"custom_id":"([^"]+)"/gu)].map(([, id = '']) => id);

/** A press of each kind, a window, a message, both commands: as Discord told of them. */
async function recorded({ discord, platform, settle }: BotInDiscord): Promise<Packet[]> {
  const packets: Packet[] = [];
  platform.connection
    .client()
    ?.on(Events.Raw, (packet: Packet) => void packets.push(structuredClone(packet)));
  const own = (id: string): Message[] => discord.messages(id).filter(({ author }) => author === BOT);
  const press = async (thread: string, verb: string): Promise<void> => {
    const [message, control] = own(thread)
      .flatMap((one) => namesIn(one).map((name) => [one, name] as const))
      .findLast(([, name]) => name.startsWith(`v1:${verb}:`)) ?? [undefined, ''];
    if (!message) throw new Error(`there is no ${verb}`);
    const outcome = await discord.click(ADA, message.id, control);
    if (outcome.ok && outcome.modal) await discord.submit(ADA, outcome.modal.id, { [INPUT]: '40 pages' });
    await settle();
  };
  await discord.slash(ADA, GENERAL, `whichway ask text: ${SAID}`);
  await settle();
  const thread = discord.threads(GENERAL)[0]?.id ?? '';
  await press(thread, 'words');
  await press(thread, 'answer');
  await discord.slash(BEN, thread, 'whichway examples count: 320');
  const said = await discord.say(BEN, GENERAL, SAID);
  await discord.shortcut(BEN, said, ABOUT_THIS);
  await discord.mention(BEN, GENERAL, SAID);
  await settle();
  return packets.filter(({ t }) => t === 'INTERACTION_CREATE' || t === 'MESSAGE_CREATE');
}

it('is taken with any parts changed, and people are served afterwards', { timeout: 60_000 }, async () => {
  const inDiscord = await botInDiscord();
  const { discord, platform, reports, settle } = inDiscord;
  const packets = await recorded(inDiscord);
  const client = platform.connection.client();
  const seen = unhandled();
  const kinds = packets.map(({ t, d }) => `${t === 'MESSAGE_CREATE' ? 'message' : d.type}`);
  expect(new Set(kinds)).toEqual(new Set(['message', '2', '3', '5']));
  const actions: unknown = Reflect.get(client ?? {}, 'actions');
  let count = 0;
  let read = 0;
  client?.prependListener(Events.InteractionCreate, () => void read++);
  client?.prependListener(Events.MessageCreate, () => void read++);

  await fc.assert(
    fc.asyncProperty(mutated(packets.map(({ t, d }) => ({ t, d }))), async ({ t, d }) => {
      const body =
        typeof d === 'object' && d !== null ? { ...d, id: `17${String(++count).padStart(17, '0')}` } : d;
      const action = t === 'MESSAGE_CREATE' ? 'MessageCreate' : 'InteractionCreate';
      const { handle } = Reflect.get(actions as object, action) as { handle: (body: unknown) => void };
      try {
        handle.call(Reflect.get(actions as object, action), body);
      } catch {
        // What the library itself cannot read never comes to the bot.
      }
      await platform.idle();
    }),
    { numRuns: RUNS },
  );
  await settle();

  expect(read).toBeGreaterThan(RUNS / 4);
  // What is not as Discord makes it is reported; but whoever did something is answered all the same.
  expect(reports.filter((one) => one.startsWith('Something that was done'))).toEqual([]);
  expect(seen).toEqual([]);
  const outcome = await discord.slash(BEN, GENERAL, `whichway ask text: ${SAID}`);
  await settle();
  expect(outcome).toMatchObject({ ok: true });
  expect(discord.messages(discord.threads(GENERAL).at(-1)?.id ?? '').length).toBeGreaterThan(0);
});

it('names of controls are read, or are none of ours', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyText, fc.constantFrom('v1', 'answer', 'more', 'rate', 'words', '')), {
        maxLength: 6,
      }),
      fc.option(anyText, { nil: undefined }),
      (parts, chosen) => {
        const control = controlOf(parts.join(':'), chosen);
        if (control) expect(talkNamed(control.talk, 'tenant').tenant.length).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
