// The words by which a free text shows what is missing: facts, behaviour, or sums and actions.

/** One kind of hint. `weight` is in hundredths of a logit, for each of the two needs it speaks for or against. */
export type NeedCue = { name: string; facts: number; behaviour: number; words: RegExp };

/** Written things that people look answers up in. */
const TEXTS =
  'docs?|documents?|documentation|polic(?:y|ies)|handbooks?|manuals?|guides?|booklets?|wikis?|knowledge ?bases?|help ?(?:centre|center|articles?|pages?)|articles?|faqs?|catalogu?es?|specs?|specifications?|standards?|pdfs?|books?|novels?|papers?|case law|court decisions|rulings?|regulations?|statutes?|circulars?|agreements?|contracts?|minutes|archives?|files?|folders?|notes|notion|confluence|sharepoint|drives?|databases?|records?|reference|rulebooks?|markdown|content|material|procedures|reports?|monographs?|encyclop\\w+|website|pages?|library|transcripts?|emails?|newsletters?';

const list = (source: string): RegExp => new RegExp(`\\b(?:${source})\\b`, 'giu');
const near = (before: string, after: string, gap = 45): RegExp =>
  new RegExp(`\\b(?:${before})\\b[^.!?\\n]{0,${gap}}?\\b(?:${after})\\b`, 'giu');

/** Where the sums start, in hundredths of a logit: a text without cues is more often about facts. */
export const NEED_BIAS = { facts: 106, behaviour: -124 } as const;

/**
 * The cues. The words are ours, from many ways of putting it; the weights were fitted (logistic regression, one for
 * each need) on the development rows in test/eval, then rounded.
 */
export const NEED_CUES: readonly NeedCue[] = [
  {
    name: 'asks-about-texts',
    facts: 44,
    behaviour: -9,
    words: near(
      'ask|asks|asking|asked|answers?|answering|questions?|chat|queries|query|quiz\\w*|phone|tells?',
      TEXTS,
    ),
  },
  {
    name: 'texts-with-answers',
    facts: 38,
    behaviour: -34,
    words: near(TEXTS, 'ask|asks|questions?|answers?|answer|look ?ups?|find|chat'),
  },
  { name: 'texts', facts: 104, behaviour: -87, words: list(TEXTS) },
  {
    name: 'own-information',
    facts: 25,
    behaviour: 24,
    words: near(
      'our|my|their|own|internal|company|private|proprietary',
      'docs?|documents?|documentation|polic\\w+|handbook|manuals?|wiki|knowledge|data|content|material|catalogu?e|products?|apis?|endpoints?|procedures|stuff|files|records|information|specs?|articles?|formulary',
      25,
    ),
  },
  {
    name: 'should-know',
    facts: 125,
    behaviour: -103,
    words: list(
      "know(?:s|ing)? (?:about |all |our |my |the |its |their |everything |what |who |which |how |when )|(?:to|should|must|it|model|bot) knows?|knowledge of|memori[sz]e\\w*|absorb\\w*|soak\\w*|by heart|in(?:side)? its (?:head|bones|brain)|remembers?|recall\\w*|learns? (?:the|our|my|from)|has learn\\w+|read(?:s)? (?:it )?all|full mental model|feed it|upload\\w*|trawls?|lore|who is who|recite\\w*|mangles|can't recite|clue|correct numbers|the content|what (?:is|are) (?:covered|valid|available)|how do i|where do we|who calls|what time|may (?:use|i)|is covered|trained on (?:everything|the|our|all)",
    ),
  },
  {
    name: 'wrong-facts',
    facts: 37,
    behaviour: -52,
    words: list(
      "hallucinat\\w*|mak(?:es?|ing) (?:things?|stuff|it|them|answers?) up|(?:mak(?:es?|ing)|made) up (?!for|your|his|her|their mind)(?:\\w+ ){0,2}\\w+|made[- ]up|invent(?:s|ed|ing)|factually|wrong (?:facts?|information|info|answers?|date|evening|page|paragraph|prices?|version)|no idea|does(?:n't| not) know|did(?:n't| not) know|out[- ]?of[- ]?date|outdated|yesterday's|stale|no longer exist\\w*|delisted|renamed|old (?:return|prices?|threshold\\w*|versions?|info\\w*)|not in the (?:dataset|docs|data)|nowhere in|misses? the (?:mark|answer)|dead sure|full confidence|correct as in",
    ),
  },
  {
    name: 'retrieval',
    facts: 57,
    behaviour: 9,
    words: list(
      'rag|retriev\\w*|vector|embeddings?|pgvector|chunk\\w*|search index|semantic search|similarity search|look(?:s|ed|ing)? (?:it |them |that )?up|look-?ups?|fetch\\w*|top-?k|top-?\\d|k=\\d+|langchain|snippet lookup|grounded|index(?:ed)?|(?:put|passed|handed) in(?: front| from|to)?|at (?:query|request|run) ?time|per request|comes? from|read(?:s)? from|feed|connected to|grep|pull(?:s|ed)',
    ),
  },
  {
    name: 'finding',
    facts: 52,
    behaviour: -7,
    words: list(
      'find(?:s|ing)? (?:the|that|out|and|it|what|which|things)|pulls? (?:out|up)|points? (?:at|to)|search(?:es|ing|able)?|cit(?:e|es|ing|ations?)|quot(?:e|ed|es|ing) (?:it|the|our)?|came from|where it (?:stands|says)|locate|which (?:\\w+ )?applies',
    ),
  },
  {
    name: 'changes',
    facts: 79,
    behaviour: -52,
    words: list(
      '(?:changes?|changed|changing|updated?|updates|edited|revised|renegotiated|regenerated|rewritten|reissues?|new (?:version|ones|issue|mail|edition|data)|current|up[- ]to[- ]date|fresh|latest) ?(?:daily|every|each|weekly|monthly|hourly|constantly|often|all|once|a|in|over|version|ones|data|records)?',
    ),
  },
  {
    name: 'live-records',
    facts: 88,
    behaviour: -13,
    words: list(
      "stock|prices|pricing|inventory|orders?|order status|accounts?|balances?|rates|fees|availability|tariffs?|surcharges?|deals|bookings?|customer(?:'s)? (?:data|records?|history)|history|deadlines?|opening hours|dates|schedules?|quest\\w*|menu|status|wifi|limits|weather|field records|plan record|schema|cvs?|pantry|recipes?|bulletins?|alerts?",
    ),
  },
  {
    name: 'windowful',
    facts: -1,
    behaviour: -19,
    words: list(
      '(?:context )?window|paste|pasting|stuff(?:ing)?|fits?|dump|whole (?:thing|book|file|text|manual|account)|hand all|full text|inject\\w*|load (?:that|the) (?:file|whole)|read all',
    ),
  },
  {
    name: 'sorting',
    facts: -80,
    behaviour: 46,
    words: list(
      'classif\\w+|categor\\w+|label(?:s|led|ed|ing|ling)?|tag(?:s|ged|ging)?|triage\\w*|buckets?|taxonom\\w+|sentiment|intents?|moderat\\w+|flag(?:s|ged|ging)?|rat(?:e|es|ed|ing|ings|er|ers)|scor(?:e|es|ed|ing)|grad(?:e|es|ed|ing)|rout(?:e|es|ing)|sort(?:s|ed|ing)?|verdicts?|relevance|positive|negative|priorit\\w+|queues?|file them|files? (?:it|them) into|hate|spam|screening|shortlist\\w*|match(?:es|ing)?|duplicates?|detect\\w*|allowed|findings|codes|coding',
    ),
  },
  {
    name: 'voice',
    facts: -20,
    behaviour: 130,
    words: list(
      'tone|(?:brand|our|my|own|house|the|her|his|corporate|that) voices?|voice|voices (?:blur|drift)|(?:my|our|own|house|writing|in the) style|style|stylist\\w*|sounds? (?:like|right|stiff|robotic|off)|wording|persona|personality|chirpy|cheeky|dialect|humou?r|formal|polite|robotic|call-centre speak|reads? like|talks? like|speaks? like|write like|writes? like|terminology|newspaper|stiff|register|jargon|easy-read|talks? like|thinks? like|way of (?:talking|speaking|writing)|salesy|come(?:s)? out like|the way (?:our|an?|her|his) \\w+ (?:would|do|does|writes?|talks?|speaks?|decides?)|like (?:a human|us|our \\w+|an? (?:notary|textbook|robot|lawyer|linkedin))|must (?:read|sound)|should (?:read|sound)|too (?:timid|formal|friendly|chatty|long|wordy)|plain[- ]language|reading level|salutation|brand|catchphras\\w+|mood|warm|empath\\w+|cold|corporate|foreign[- ]sounding|odd|empathy|fluff|subtext|personality|like a person|as if|we hedge|literary|friendly',
    ),
  },
  {
    name: 'format',
    facts: 2,
    behaviour: 49,
    words: list(
      'json|xml|yaml|schema|formats?|formatted|formatting|layouts?|template|structured|structure|headings?|sectioned|sections|bullet\\w*|fields|syntax|disclaimers?|three-line|fixed (?:answer )?(?:layout|order|structure|format)|word list|style (?:guide|sheet|manual)s?|rigid|markup|mark up|columns?|keys|list of strings|closed list|letter template|order of|snake case|fixed set|shape|(?:eight|four|five|six|\\w+)[- ]step|in our (?:\\w+ ){0,2}(?:layout|order|structure|form|sections?)|keeps? the structure|our sections|clean json|conclusion on top',
    ),
  },
  {
    name: 'writing',
    facts: -55,
    behaviour: 66,
    words: list(
      'summar\\w+|drafts?|drafting|rewrit\\w+|rewrote|translat\\w+|convert\\w*|transform\\w*|(?:turns?|turning) [^.]{0,40} into|writes?|writing|generat\\w+|extract\\w*|cover letters?|captions?|copy|descriptions?|listings?|scripts?|snippets?|code|notes|narratives?|letters?|posts?|lines|replies|paraphras\\w+|correct(?:s|ion|ions)|proofread\\w*|reports?|letter|emails? (?:that|which|in)|product texts?|headlines?|titles|slogans?|stories|dialogues?|commits?|docstrings?|queries|sql|redlin\\w+|ticker|recap\\w*',
    ),
  },
  {
    name: 'judgement',
    facts: -65,
    behaviour: 44,
    words: list(
      'judg\\w+|decid(?:e|es|ing)|decisions?|decision tree|rubrics?|reason(?:s|ing)|expert\\w*|compatib\\w+|assess\\w*|diagnos\\w+|our way|the way (?:we|our)|underwrit\\w+|criteria|exceptions|verdicts?|borderline|risky|disagree\\w*|agree\\w*|kappa|chain of thought|weigh(?:s|ed|ing)?|which label|picks?|corrective action|codes? (?:on|for)|opinions|tests? things|what (?:counts|good)|nuance\\w*|strict\\w*|lenient',
    ),
  },
  {
    name: 'worked-examples',
    facts: -65,
    behaviour: 150,
    words: list(
      'label(?:l)?ed|annotat\\w+|approved|signed off|would sign|vetted|corrected|accepted|pairs?|double-scored|gold|ticked|before/after|samples?|triples|rewritten|fixed \\d|reviewed|cleaned up|training (?:set|data|chats|examples)|rated|proven|audited|hand-?written|by hand|hand-labell?ed|cleared|released|verified|partner-approved|certified|spot-checked|post-edited|model answers|with (?:the |their )?(?:full )?reasoning|in the logs|past outputs|edits|overwrite|nobody counted',
    ),
  },
  {
    name: 'prompt-slips',
    facts: -89,
    behaviour: 66,
    words: list(
      'prompts?|prompting|prompted|few-?shot|zero[- ]shot|instructions?|slips?|drifts?|drifting|inconsistent\\w*|consisten\\w+|reliabl\\w+|no matter|whatever (?:we|i)|every (?:second|third|other)|each time|different every|looks different|times out of|rules plus|too generic|generic|mediocre|exactly how|never my',
    ),
  },
  {
    name: 'percent-right',
    facts: -16,
    behaviour: -3,
    words: list(
      '\\d+(?:\\.\\d+)? ?(?:%|percent)|accura\\w+|f1|precision|misses|misread\\w*|gets? (?:it )?(?:right|wrong)',
    ),
  },
  {
    name: 'small-and-fast',
    facts: -70,
    behaviour: 75,
    words: list(
      'small(?:er)? (?:model|one|custom)|tiny (?:model|one|tuned)|\\d+b\\b|latency|ms|milliseconds|too (?:slow|expensive|dear|pricey|big)|slow|invoice|bill|cents?|compute|cheap\\w*|pricey|costs? (?:more|too|a lot|a fortune)|margins?|volume|millions|at scale|gpus?|on-prem|tablet|offline|faster|quick',
    ),
  },
  {
    name: 'trained-on-texts',
    facts: -8,
    behaviour: 13,
    words: near(
      'train\\w*|retrain\\w*|fine-?tun\\w*|finetun\\w*|tuned|tuning|lora\\w*|pre-?train\\w*',
      `${TEXTS}|facts?|knowledge|chunks?|raw|everything|stuff|it all|data`,
      50,
    ),
  },
  {
    name: 'training-jargon',
    facts: 5,
    behaviour: -70,
    words: list(
      'epochs?|loss|q?lora\\w*|dataset|jsonl|notebook|colab|checkpoint|adapters?|rounds|raw (?:text|chunks)|plain text|continued pretraining|pre-?train\\w*|training (?:text|job|run|file|material)|fine-? ?tun(?:e|ed|ing) (?:llama|mistral|gpt\\S*|qwen|a|an|the|it|them|open|on)|tuned (?:mistral|llama|qwen|gpt\\S*|a|the)|learn(?:s|ed)? it|teach(?:es|ing)? it|new (?:knowledge|facts?)|this knowledge|get (?:the|this) (?:fact|knowledge)',
    ),
  },
  {
    name: 'source-shown',
    facts: 8,
    behaviour: -15,
    words: list(
      '(?:shows?|with|link to) (?:the |a |its |where )?(?:page|source|paragraph|passage|link|reference)s?|where an answer|from (?:our|the|their|my|its) (?:own )?(?:documents?|docs|pages|files|manuals?|data|archive|catalogue|database|records|pdfs|guide|articles)|answered in|in everyday words|plain english',
    ),
  },
  {
    name: 'whole-and-few',
    facts: -1,
    behaviour: -29,
    words: list(
      "(?:only|just) (?:i|me|one|a few|this|two)|i'?m the only|my own (?:files|stuff|notes)|one (?:file|document|pdf|book)|whole (?:file|book|library|vault|text)|vault|notes|schema|tables",
    ),
  },
  {
    name: 'one-of-n',
    facts: -18,
    behaviour: 27,
    words: list(
      'one in (?:two|three|four|five|six|seven|eight|nine|ten|twelve|\\d+)|(?:two|three|nine) out of|(?:out of|of) (?:ten|twenty|three|five)|three in four|half of (?:it|them)|goes? back|too many|mix(?:es|ing)? up|all over the place|swaps?|skips?|forgets half|so so|poor',
    ),
  },
  {
    name: 'handled',
    facts: 63,
    behaviour: 36,
    words: list(
      "handled elsewhere|(?:and )?that(?:'s| is) (?:solid|fine|good)|works fine|that part stays|no discussion|come fresh|is solid|, works|, good|(?:is|are) looked up",
    ),
  },
  {
    name: 'sums',
    facts: 2,
    behaviour: -7,
    words: list(
      "calculat\\w+|comput(?:e|es|ed) (?:the|a|tax|it)|totals?|sums?|adds? (?:them |it )?up|adding up|averages?|arithmetic|maths?|subtract\\w*|multipl\\w+|percentages|divide\\w*|count(?:s|ing)? (?:how|the|rows)|formula\\w*|how many (?:days|months|hours|weeks|units)|(?:days|months|hours) (?:are )?left|off by|rounding|date (?:math|arithmetic)|interest|net price|exact (?:figure|number|amount)s?|wrong (?:number|total|sum)s?|different number|vat amount|numbers? (?:don't|do not) add",
    ),
  },
  {
    name: 'actions',
    facts: -3,
    behaviour: -10,
    words: list(
      "books? (?:a|an|the|appointments?|meetings?|tables?|slots?)|booking (?:appointments?|slots?|a)|cancel(?:s|ling)? (?:the|an|orders?)|refunds? (?:the|a|them|automatically)|issue refunds?|creates? (?:a |the )?(?:tickets?|jira|orders?|events?)|updates? (?:the )?(?:crm|calendar|ticket|record)|sends? (?:the |an )?(?:mails?|emails?|invoices?)|place(?:s)? (?:the |an )?orders?|trigger\\w*|execut\\w+|call(?:s|ing)? (?:the|our|an) api|function call\\w*|reschedul\\w+|actually do (?:it|something|things)|(?:really|actually) (?:cancel|book|send|do|create|update|order|pay|change|move|reset|delete)\\w*|nothing happened|it(?:'s| is) only chatting|reset(?:s|ting)? (?:the |their )?passwords?|move (?:the|a) (?:date|delivery|meeting|booking)|in (?:our|the) (?:shop backend|backend|crm|erp|calendar|booking system)|on (?:their|the user's|my) behalf|fill(?:s|ing)? (?:in|out) (?:the )?forms?",
    ),
  },
];
