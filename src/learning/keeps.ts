// What learning from use asks of the store.

/** A question that got no answer: when that was said (ms), and the words it was asked in. */
export type Unanswered = { tenant: string; talk: string; at: number; text: string };

/** Whether what people say may become examples for training, and since when (ms) that is so. */
export type Consent = { on: boolean; since: number };

export type Learning = {
  /** The questions of a tenant that got no answer since then (ms), at most `most`, the latest first. */
  unanswered(tenant: string, since: number, most: number): Promise<Unanswered[]>;
  /** What the tenant's admins said; undefined where they said nothing. */
  consent(tenant: string): Promise<Consent | undefined>;
  /** Keeps what an admin says. Saying the same again leaves the time as it was. */
  setConsent(tenant: string, on: boolean, now: number): Promise<void>;
};
