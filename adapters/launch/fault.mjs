// What may go wrong before anything runs, said in one sentence: what is wrong, and what to do about it.

/** `message` is the sentence. */
export class Fault extends Error {}

/** Thrown when a signal ended the installation; it is not a fault of anything. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}

/** @param {unknown} error @returns {string | undefined} the system's code, such as ENOENT */
export function codeOf(error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Standard output belongs to the program (JSON lines, pipes), so everything said here goes to standard error.
 * @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`whichway: ${sentence}\n`);
}

/** What the codes of the file system and of npm mean to the person at the keyboard. */
const CAUSES = [
  {
    codes: ['EACCES', 'EPERM', 'EROFS'],
    sentence: 'The project folder cannot be written. Give your user the right to write to it',
  },
  { codes: ['ENOSPC', 'EDQUOT'], sentence: 'The disk is full. Free some space' },
  {
    codes: ['EUSAGE'],
    sentence: 'package.json and package-lock.json do not fit together. Run "npm install", keep both files',
  },
  { codes: ['EINTEGRITY'], sentence: 'A downloaded package is damaged. Run "npm cache clean --force"' },
  {
    codes: ['E404', 'ETARGET'],
    sentence: 'The npm registry lacks a package. Check the registry setting of npm',
  },
  { codes: ['E401', 'E403'], sentence: 'The npm registry refuses access. Check the registry setting of npm' },
  {
    codes: [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_HAS_EXPIRED',
    ],
    sentence: "The npm registry's certificate is not trusted. Set NODE_EXTRA_CA_CERTS",
  },
  {
    codes: [
      'ENOTFOUND',
      'EAI_AGAIN',
      'ECONNREFUSED',
      'ECONNRESET',
      'ETIMEDOUT',
      'ENETUNREACH',
      'EHOSTUNREACH',
      'ERR_SOCKET_TIMEOUT',
      'EIDLETIMEOUT',
      'ENOTCACHED',
    ],
    sentence: 'The npm registry cannot be reached. Check the network and the proxy settings',
  },
];

/** @param {readonly (string | undefined)[]} codes the first one known here decides
 * @returns {string | undefined} */
export function sentenceFor(codes) {
  for (const code of codes) {
    const cause = CAUSES.find(({ codes }) => code !== undefined && codes.includes(code));
    if (cause !== undefined) return `${cause.sentence}, then run the same command again (${code}).`;
  }
  return undefined;
}
