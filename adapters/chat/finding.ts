// What a platform tells `doctor` of its settings.

/** `said` is a note where all is well, else what is wrong and how to mend it; a note may be empty. */
export type Finding = { name: string; ok: boolean; said: string };
