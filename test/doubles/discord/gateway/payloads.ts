// What clients of the gateway send: heartbeats, identification, resumption.
import { asJson, type Json } from '../../json.ts';
import { areIntents, CLOSE, INTENT, type Intent, OP } from '../numbers.ts';
import { BOT_TOKEN } from '../settings.ts';
import { close, type Held, own, type State, send } from './held.ts';
import { forget, greet, resume, type Session } from './sessions.ts';

const PRIVILEGED: readonly Intent[] = ['guildMembers', 'guildPresences', 'messageContent'];
const MOST_BYTES = 4096;

function parsed(text: string): Json | undefined {
  if (Buffer.byteLength(text) > MOST_BYTES) return undefined;
  try {
    return asJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function read(state: State, socket: Held, text: string): void {
  if (socket.frozen) return;
  const payload = parsed(text);
  if (!payload) return void close(socket, CLOSE.decode);
  switch (payload.op) {
    case OP.heartbeat:
      return void beat(state, socket, payload.d);
    case OP.identify:
      return void identify(state, socket, asJson(payload.d));
    case OP.resume:
      return void takeUp(state, socket, asJson(payload.d));
    case OP.presence:
    case OP.voice:
    case OP.members:
      if (!socket.owned) close(socket, CLOSE.notAuthenticated);
      return;
    default:
      return void close(socket, CLOSE.unknownOp);
  }
}

function beat({ world, acks }: State, socket: Held, seq: unknown): void {
  socket.heartbeats++;
  if (socket.owned) forget(socket.owned, seq);
  if (acks) send(socket, { op: OP.ack });
  world.watch.changed();
}

function identify(state: State, socket: Held, { token, intents, shard }: Json): void {
  const { world, sessions, counts } = state;
  if (socket.owned) return void close(socket, CLOSE.alreadyAuthenticated);
  if (!world.valid || token !== BOT_TOKEN) return void close(socket, CLOSE.wrongToken);
  if (!areIntents(intents)) return void close(socket, CLOSE.wrongIntents);
  const { privileged } = world.settings;
  if (PRIVILEGED.some((one) => (intents & INTENT[one]) !== 0 && !privileged.includes(one)))
    return void close(socket, CLOSE.disallowedIntents);
  const [index = 0, count = 1] = Array.isArray(shard) ? shard.map(Number) : [];
  const session: Session = {
    ...{ id: `session-${world.id()}`, intents, shard: [index, count], seq: 0, kept: [] },
    ...{ caused: undefined, line: undefined },
  };
  counts.identified++;
  world.identified.push(world.now());
  sessions.push(session);
  own(socket, session);
  greet(world, session);
  world.watch.changed();
}

function takeUp(state: State, socket: Held, { token, session_id, seq }: Json): void {
  const { world, sessions, counts } = state;
  if (!world.valid || token !== BOT_TOKEN) return void close(socket, CLOSE.wrongToken);
  const session = sessions.find(({ id }) => id === session_id);
  if (!session) return void send(socket, { op: OP.invalidSession, d: false });
  if (typeof seq !== 'number' || seq > session.seq) return void close(socket, CLOSE.wrongSequence);
  counts.resumed++;
  own(socket, session);
  resume(session, seq);
  world.watch.changed();
}
