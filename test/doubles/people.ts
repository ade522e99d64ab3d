// What people do on a chat platform, and what they see of the app's answer. Each platform's double does it its own way.

/** The platform's id of a user. */
export type Person = string;

/** Where something is said. `thread` is the platform's id of the message that the thread hangs on. */
export type Place = { channel: string; thread?: string };

/**
 * What the platform saw of the app's acknowledgement. `ms`: how long it waited. `why`: what was wrong, as the platform
 * names it; the person sees an error then.
 */
export type Reply = { ok: true; ms: number; body: unknown } | { ok: false; ms: number; why: string };

/** All of them throw where no person could do that: no such message, button or window, or no member of the place. */
export type People = {
  /** Writes a message. Resolves to its id once the app has it, or did not take it. */
  say(by: Person, where: Place, text: string): Promise<string>;
  /** Writes a message that begins with the app's name. Resolves as `say` does. */
  mention(by: Person, where: Place, text: string): Promise<string>;
  /** Enters the app's command with that text. */
  slash(by: Person, channel: string, text: string): Promise<Reply>;
  /** Presses a control of a message: its id or its label; of a menu, an option's value or label. */
  click(by: Person, message: string, control: string): Promise<Reply>;
  /** Chooses an entry of a message's own menu by its name. */
  shortcut(by: Person, message: string, name: string): Promise<Reply>;
  /** Sends off a form that is open before that person. `values`: by the names of group and field. */
  submit(by: Person, view: string, values: Values): Promise<Reply>;
};

/** What is filled in: text, an option's value, a date; a list where several may be chosen. */
export type Values = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
