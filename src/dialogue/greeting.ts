// Greetings and requests for help, which tell nothing of the case: in the languages that people greet us in most.
import { looksForeign } from '../../knowledge/translations.ts';
import { understand } from './understand.ts';

/** English, German, French, Spanish, Portuguese, Italian, Dutch; and a word of some others. */
const HELLO =
  'hello|hi+|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo|moin|servus|grüß (?:gott|dich|euch|sie)|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|coucou|hola|buen[oa]s(?: (?:d[ií]as|tardes|noches))?|ol[áa]|oi|bom dia|boa (?:tarde|noite)|ciao|salve|buon ?giorno|buona ?sera|hoi|goede(?:morgen|middag|navond|ndag)|cześć|dzień dobry|merhaba|selam|привет|здравствуйте|добрый день|你好|您好|こんにちは|안녕하세요|नमस्ते|مرحبا|שלום';

const EVERYBODY =
  '(?:to )?(?:all|everyone|everybody|folks|team|there|again|you|whichway)|you (?:all|guys)|an alle|zusammen|allerseits|leute|(?:à )?tou(?:s|tes)|tout le monde|(?:a )?tod[oa]s|(?:a )?tutti|allemaal';

const PLEASE =
  "(?:many )?thanks|thank you|please|how are you(?: (?:doing|today))?|nice to meet you|bitte|danke|wie geht(?:'s|’s|s| es)(?: (?:dir|euch|ihnen))?|freut (?:mich|uns)|s['’]il (?:te|vous) pla[iî]t|merci|ça va|por favor|gracias|qué tal|obrigad[oa]|tudo bem|per favore|grazie|come va|alsjeblieft|dank je|and|but|und|aber|et|e|y|en";

const NEW =
  "(?:we|i)(?:['’]re| are|['’]m| am) (?:quite |very |all |completely )?new(?: (?:here|to this|around here))?|(?:wir sind|ich bin) (?:ganz |noch )?neu(?: (?:hier|dabei))?|(?:nous sommes|on est|je suis) nouve(?:aux?|lles?)(?: ici)?|(?:somos|soy) nuev[oa]s?(?: aquí)?|(?:somos|sou) nov[oa]s?(?: aqui)?|(?:siamo|sono) nuov[oaie](?: qui)?|(?:we|wij|ik) (?:zijn|ben) (?:hier )?nieuw(?: hier)?";

const SOME = '(?:(?:please|some|your|a (?:little|bit of)) )?';
const WITH =
  'with (?:this|that|something|our (?:[\\p{L}-]+ ){0,2}(?:case|project|product|ai|(?:chat)?bot|assistant|decision))|(?:to )?(?:decide|choose)|here';
const ENGLISH_HELP = `(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|whichway|the bot) ${SOME}(?:help|assist|support)(?: (?:me|us))?(?: out)?(?: (?:${WITH}))?|(?:we|i)(?:['’]d| would)? (?:need|want|like|could use) ${SOME}help(?: (?:${WITH}))?|(?:please )?help (?:me|us)(?: (?:${WITH}))?|(?:we|i)(?:['’]ve| have)(?: got)? a question|(?:how|what) can you (?:help(?: (?:me|us))?|do(?: for (?:me|us))?)`;
const HELP = [
  ENGLISH_HELP,
  '(?:kannst|könntest|könnt|könntet|können|könnten) (?:du|ihr|sie) (?:(?:uns|mir|bitte|hier|kurz|vielleicht) )*(?:weiter)?helfen|(?:wir|ich) (?:brauchen?|bräuchten?) (?:(?:bitte|mal|etwas|eure|deine|ihre) )*hilfe|(?:wir haben|ich habe) (?:mal )?(?:ein)?e frage|hilfe',
  "(?:peux-tu|tu peux|pouvez-vous|vous pouvez|pourrais-tu|pourriez-vous) (?:nous |m['’])aider|(?:nous avons|on a|j['’]ai) (?:besoin d['’]aide|une question)|aidez-(?:nous|moi)",
  '(?:(?:nos|me) )?(?:puedes?|pueden|podr[ií]as?|podr[ií]an) ayudar(?:nos|me)?|(?:necesitamos|necesito) (?:tu |su )?ayuda|(?:tenemos|tengo) una pregunta',
  '(?:voc[eê]s? )?(?:(?:nos|me) )?(?:pode[sm]?|poderia[sm]?) (?:(?:nos|me) )?ajudar(?:-nos|-me)?|(?:precisamos|preciso) de ajuda|(?:temos|tenho) uma (?:pergunta|dúvida)',
  '(?:(?:ci|mi) )?(?:puoi|può|potete|potresti|potrebbe) aiutar(?:e|ci|mi)|(?:abbiamo|ho) bisogno di aiuto|(?:abbiamo|ho) una domanda',
  '(?:kun|kan|kunt|kunnen|zou) (?:je|jij|u|jullie) (?:ons|me|mij) (?:(?:even|misschien) )?(?:kunnen )?helpen|(?:we|wij|ik) (?:hebben|heb) (?:hulp nodig|een vraag)',
].join('|');

const oneOf = (...forms: readonly string[]): string =>
  `(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{M}\\p{N}])`;
const GREETS = new RegExp(oneOf(HELLO, NEW, HELP), 'iu');
const ONLY_GREETS = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${oneOf(HELLO, EVERYBODY, PLEASE, NEW, HELP)}[^\\p{L}\\p{N}]*)+$`,
  'iu',
);

/** Longest text of that kind, in characters. */
const LONGEST = 120;

/** Whether all of a text greets, says that somebody is new, or asks for help with nothing in particular. */
export function onlyGreets(text: string): boolean {
  const plain = text.trim();
  if (plain.length > LONGEST || !GREETS.test(plain) || !ONLY_GREETS.test(plain)) return false;
  // "Help with our wrong prices bot" tells what is missing.
  return looksForeign(plain) || understand(plain).need === undefined;
}
