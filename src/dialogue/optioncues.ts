// The words by which a free text answers a question other than `need`, without numbers.
import type { Option, QuestionId } from '../../knowledge/questions.ts';

/** A hint for one option. Of several that match, the one that stands first in this list wins for its question. */
export type OptionCue = { question: QuestionId; option: Option; words: RegExp };

const cue = (question: QuestionId, option: Option, source: string): OptionCue => ({
  question,
  option,
  words: new RegExp(source, 'giu'),
});

/** Something is said to change; needed beside a time word, since "every week" alone says nothing of change. */
const CHANGE =
  '(?:chang\\w*|updat\\w*|edit\\w*|revis\\w*|renegotiat\\w*|regenerat\\w*|re-?issu\\w*|issue|publish\\w*|releas\\w*|ship\\w*|new|adds?|added|adding|rewrit\\w*|rewrote|refresh\\w*|move[sd]?|touched|rework\\w*|replac\\w*|version|amend\\w*|drop\\w*|com(?:es?|ing) in|arriv\\w*|expire\\w*|go(?:es)? off|correct(?:ed|ions?)|grows?|merge\\w*|come out|comes out|posted|alter\\w*|shift\\w*|additions?|patch\\w*|commits?|edits?|bulletins?|reform\\w*|rotat\\w*|sync\\w*|upload\\w*|putting)';
const around = (time: string, gap = 60): string =>
  `(?:\\b${CHANGE}\\b[^.!?\\n]{0,${gap}}\\b(?:${time})\\b|\\b(?:${time})\\b[^.!?\\n]{0,${gap}}\\b${CHANGE}\\b)`;

const DAYS =
  'daily|each day|every day|day by day|every (?:single )?morning|each morning|every night|nightly|overnight|hourly|every (?:few )?(?:hours?|minutes?|seconds?)|all day|real[- ]time|constantly|continuously|minute by minute|from one day to the next|several times a day|by the hour|every other day|every merge|every commit|yesterday|this morning|obviously|all the time|around the clock|whenever they like|(?:new|updated) a day';
const WEEKS =
  'weekly|every (?:\\w+ )?week|each week|every (?:two|few|couple of|other) weeks?|fortnightly|bi-?weekly|(?:every|each|most) (?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:each|every) sprint|(?:some|several|few) times (?:in )?(?:a|per) month|twice a month|per release|every release';
const MONTHS =
  'monthly|every (?:\\w+ )?months?|each month|once a month|(?:once|twice|\\w+ or \\w+ times|(?:a )?few times) (?:a|per|every|each) (?:year|quarter|season)|quarterly|each quarter|a quarter|every quarter|yearly|annual(?:ly)?|once a year|every (?:year|season|semester|term)|each (?:year|season|semester|term)|now and then';

/** Where two options of one question can match, the more telling stands first. */
export const OPTION_CUES: readonly OptionCue[] = [
  cue(
    'freshness',
    'fixed',
    "\\b(?:never|won't|will not|doesn't|does not|do not|don't|hardly|barely|rarely|seldom|practically never)(?: ever| really)? (?:be )?(?:chang\\w*|edited|updated|touched|moves?)\\b(?! (?:so |that |very |quite )?(?:every|each|daily|weekly|monthly|often|fast|quickly|constantly)\\b)|\\brarely edited\\b|\\bbarely ever moves\\b|\\bfrozen\\b|\\bnothing (?:gets|is|will be|ever gets) added\\b|\\bset in stone\\b|\\bnone (?:printed|written|added) (?:after|since)\\b|\\b(?:static|unchanging|unchanged)\\b|\\b(?:it's|all) history\\b|\\bwon't change any ?more\\b|\\bno (?:more )?(?:updates|changes)\\b|\\bout of print\\b|\\bfinal edition\\b|\\bhardly ever (?:get )?(?:revised|changed?|updated|edited)\\b|\\b(?:hasn't|has not|haven't) (?:been )?(?:changed?|touched|updated|edited) since\\b|\\blast (?:amended|changed|updated|revised) in \\d{4}|\\bno more (?:edits|changes|updates)\\b|\\bwon't be any (?:new|more)\\b|\\b(?:none of it|nothing) (?:is|will) (?:ever )?(?:going to )?(?:be )?(?:chang\\w+|added)\\b|\\bnever (?:going to )?change\\b",
  ),
  cue('freshness', 'days', around(DAYS)),
  cue(
    'freshness',
    'days',
    "\\b(?:today's|live|real[- ]time|current) (?:list|stock|prices?|data|records?|inventory|numbers|availability|status|account)\\b|\\bchang\\w* (?:constantly|all the time|every (?:day|second|minute|hour))\\b|\\bnew (?:ones|mail|files?|decisions|cases|tickets|articles|posts)[^.!?]{0,20}\\b(?:daily|every day)\\b|\\bcurrent records\\b|\\blooked up live\\b|\\bupdates every (?:few )?(?:seconds|minutes|hours)\\b|\\b\\d+ (?:new|updated)(?: or (?:new|updated))? (?:\\w+ )?(?:a|per|every) day\\b|\\bnew (?:tickets|ones|mails?|entries) come in every\\b|\\bup[- ]to[- ]the[- ]minute\\b",
  ),
  cue('freshness', 'weeks', around(WEEKS)),
  cue('freshness', 'weeks', '\\b(?:weekly|fortnightly) (?:updates?|changes?|releases?|edits?)\\b'),
  cue('freshness', 'months', around(MONTHS)),
  cue(
    'freshness',
    'months',
    '\\b(?:monthly|quarterly|yearly|annual) (?:updates?|changes?|releases?|revisions?|editions?)\\b',
  ),

  cue(
    'audience',
    'per-user',
    "\\b(?:each|every|that|one) (?:customer|client|user|member|tenant|patient|learner|student|player|court|employee|agent|seller|shop|company|account|farmer|borrower|policyholder|account manager|store|branch|team|department)(?:'s|s'| has| have| gets?| sees?| may| only| will have| stores?)\\b[^.!?]{0,40}\\b(?:own|different|only|records?|data|account|history|playbooks?|corpus|documents|files|settings|contract|past|their)\\b",
  ),
  cue(
    'audience',
    'per-user',
    "\\b(?:their|his|her|the user's|users'|the customer's|customers'|the patient's|the member's) own (?!words|voice|style|way|pace|language|hardware|server|gpu)(?:\\w+ ){0,2}(?:records?|data|account\\w*|history|files?|documents?|emails?|orders?|contracts?|cases?|notes|bookings?|deals?|tickets?|polic\\w+|portfolio|usage|invoices?)\\b",
  ),
  cue(
    'audience',
    'per-user',
    "\\b(?:every|each) customer has (?:other|different|its|their)\\b|\\bnot everybody (?:may|should|can)\\b|\\b(?:data|records?) (?:\\w+ ){0,4}per (?:person|customer|user|client)\\b|\\bthe customer's (?:records?|data|account|history|file)\\b|\\byour own (?:last|data|runs|records|history|account)\\b|\\bhas its own (?:list|rules|documents|data|handbook)\\b|\\b(?:may|must|can|should|is allowed to)(?: not|n't|not| never) (?:\\w+ )?see\\b|\\bcannot see\\b|\\bnobody (?:may|can|must|is allowed to) see (?:another|other)|\\bnot everyone may\\b|\\bmust never see\\b|\\bnever see (?:another|each other)\\b|\\bonly (?:see|sees|their) (?:their|own|his|her)\\b",
  ),
  cue(
    'audience',
    'per-user',
    "\\bdepends? on (?:who|whose|which (?:customer|user|client|plan|employer|country|court|site)|the (?:caller|user|customer|farmer|employer|member|client|patient|plan|contract|role|person)|(?:their|your|his|her) (?:plan|role|contract|account|country|employer|district)|(?:the )?customer's)\\b|\\bwhat (?:this|that|the|each|a) (?:customer|player|user|member|patient|client) (?:did|said|told|bought|ordered|has)\\b",
  ),
  cue(
    'audience',
    'per-user',
    "\\b(?:multi-?tenant|per[- ](?:user|customer|tenant|client|member|character|account|court|patient|player)|customer-specific|user-specific|tenant-specific)\\b|\\bvar(?:y|ies) by (?:user|customer|client|tenant|municipality|country|plan)\\b|\\bpersonal (?:files|documents|notes|records)\\b|\\bmy (?:own )?(?:emails|mails|inbox|personal)\\b|\\bpermissions?\\b|\\bown (?:current )?(?:account|order|customer) (?:data|records?)\\b|\\blearner's earlier\\b|\\b(?:a|the) member told\\b|\\bspecific (?:customer|court|client|account)\\b",
  ),
  cue(
    'audience',
    'shared',
    "\\b(?:(?:our|the) (?:analysts|engineers|reporters|staff|technicians|sales people|support engineers|developers|colleagues|employees|team)|people can ask|new developers|somebody asks|someone asks|me and my \\w+|(?:two|three|four|five|six|all) of us|used by me|members (?:would|can) ask|whole company|every employee|general public|same (?:answer|for all|for everyone|for everybody|content)|all of us see all|everyone (?:sees|gets) (?:the same|everything)|for (?:all the |the whole )(?:staff|company|team)|just (?:for )?me\\b|only (?:me|for me|i use|i will use)|i'?m the only (?:user|one|person)|single user|for my own use|only (?:people )?in my)\\b",
  ),
  cue(
    'audience',
    'shared',
    '\\b(?:students(?: and staff)?|visitors|readers|passengers|citizens|engineers|employees|staff|nurses|pharmacists|juniors|technicians|newcomers|members|volunteers|people|everybody|anyone|customers|developers|drivers|lawyers|researchers|agents|teams?|users) (?:\\w+ ){0,2}(?:ask|asks|asking|can ask|will ask|want to ask|could ask|search|look up)\\b',
  ),
  cue(
    'audience',
    'shared',
    '\\b(?:(?:our|the|a) (?:public|open[- ]source|company|employee|staff) (?:\\w+ )?(?:docs|documentation|handbook|wiki|register|tool|website)|docs bot|support bot for|(?:the|our|a) handbook|help (?:centre|center)|public register|textbooks?|game rules|rulebook|board game)\\b',
  ),

  cue(
    'corpus',
    'unwritten',
    "\\b(?:in (?:his|her|their|my|our|people's|experts'|everyone's|everybody's|the) (?:\\w+ )?heads?\\b(?! so)|(?:isn't|is not|aren't|not|nothing is|nothing's|never been|hasn't been|none of it is) (?:really |yet )?written(?: down)?|undocumented|tribal knowledge|nobody (?:ever )?wrote|no (?:written )?(?:docs|documents|documentation) exist|there is no documentation|no documentation|only \\w+ knows|live[s]? in people)",
  ),
  cue(
    'corpus',
    'fits',
    '\\b(?:(?:still |all |easily |comfortably )?fits? (?:in(?:to|side)?|easily|comfortably|the|whole) ?(?:the |one |a |our |its |single )?(?:\\w+ ){0,3}(?:window|prompt|context)|(?:a |one |single )(?:short |small |single |fixed |markdown |text )*(?:pdf|file|rulebook|booklet|leaflet|manual|markdown file|document|page)\\b(?! (?:per|for each))|tiny (?:knowledge base|corpus|docs)|small (?:knowledge base|faq|set of (?:docs|documents|pages))|a few (?:text )?(?:docs|pages|files|documents)|just (?:this|the) one (?:document|file|pdf)|two (?:dense )?(?:markdown )?files|short (?:faq|document|list|manual|pdf))\\b',
  ),
  cue(
    'corpus',
    'large',
    "\\b(?:(?:far |much |way )?too (?:long|big|large|much) (?:for|to fit)|(?:won't|doesn't|does not|will not|can't|never|no longer|not) (?:all )?fit|times (?:longer|more|larger|bigger) than|(?:large|huge|big|enormous|massive|giant) (?:pile|amount|collection|number|body|archive|set|corpus|knowledge base|library|volumes?)s? of|(?:large|huge|big|massive) (?:pile|archive|corpus|collection|knowledge base|library)|lots? of (?:content|documents|docs|files|pages|material|articles|text|manuals)|a lot of (?:content|documents|docs|files|pages|material|text)|whole books|thick books|keeps? growing|growing (?:archive|corpus|library|knowledge)|ever[- ]growing|terabytes?|gigabytes?|\\d+ ?[gt]b of (?:docs|documents|text|pdfs|files|data)|all (?:of )?our (?:docs|documents|documentation|content|files|wiki|contracts)|network drives|shared drive|confluence spaces|sharepoint|every department|two shelves|complete (?:public )?register|whole (?:book|archive|wiki|drive|codebase|library|novel series)|many (?:documents|docs|files|manuals|articles)|thousands of (?:\\w+ )?(?:notes|documents|docs|pages|files|articles|papers|manuals|emails|tickets|recipes|contracts)|tens of thousands of pages|confluence|google drive|legacy systems|all (?:our|the|my|of our|of the) (?:manuals|standards|documents|docs|files|books|papers)|books and documents|whole library|the archive|crawl all|a country's laws|complete server code|knowledge base articles|emails?, pdfs)\\b",
  ),

  cue(
    'traffic',
    'high',
    '\\b(?:(?:tens|hundreds) of thousands|hundreds of thousands|millions?|tens of millions|billions?) (?:of )?(?:\\w+ ){0,4}(?:a|per|each|every) (?:day|week|month|night)\\b|\\bsame \\w+ millions of times\\b|\\bhigh (?:volume|traffic)\\b|\\bmassive (?:volume|traffic|scale)\\b',
  ),
  cue(
    'traffic',
    'low',
    "\\b(?:me and my|just me and|the (?:two|three|four|five|six) of us|(?:two|three|four|five|six) of us)\\b|\\b(?:a )?(?:handful|few|couple)(?: of)? (?!hundred|thousand|million)(?:\\w+ ){0,2}(?:questions|sessions|requests|queries|calls|times|lookups|chats)? ?(?:\\w+ ){0,2}(?:a|per|each|every) (?:day|week|month)\\b|\\b(?:just|only) (?:for )?me\\b|\\bonly i (?:will )?use\\b|\\bi'?m the only (?:user|one|person)\\b|\\bsingle user\\b|\\bfor my own use\\b|\\bhobby project\\b|\\blow (?:volume|traffic)\\b|\\bhardly any traffic\\b|\\bonly people in my\\b|\\bpersonal project\\b|\\bdozen questions (?:each|a|per) week\\b|\\bchat with me\\b|\\bplays? .{0,40}\\bwith me\\b|\\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve) (?:of us|people|lawyers|users|colleagues|employees)\\b",
  ),

  cue(
    'prompting',
    'enough',
    '\\b(?:prompt\\w*|instructions?|samples?|(?:big|large|stock|hosted|prompted) (?:\\w+ )?model|gpt-?4\\w*|claude|llm api|\\d+b in the cloud|chain)\\b[^.!?\\n]{0,70}\\b(?:works? (?:well|fine|great|beautifully|nicely)|does it (?:well|beautifully|fine|perfectly|right)|is (?:good|great|excellent|fine) at|passes|meets? (?:our|the) (?:bar|target)|decides? well|writes? them well|got \\d(?:\\.\\d)?|above our target|good enough|more than good|exactly how|30 of 30|\\d+ (?:times )?out of (?:20|ten|10|100)|do(?:es)? ok)\\b',
  ),
  cue(
    'prompting',
    'enough',
    "\\bthirty of thirty\\b|\\b30 of 30\\b|\\bwe(?:'re| are) happy with the (?:prompt|output|quality|answers)\\b|\\bquality is (?:fine|good|great)\\b|\\bmeets? our bar\\b",
  ),
  cue(
    'prompting',
    'not-yet',
    "\\b(?:generic prompt|without any (?:sample|example)s?|no (?:samples?|examples?|few-shot) in (?:it|the prompt)|(?:haven't|have not|havent|hadn't|never) (?:really |even |seriously )?(?:tried|tested|written|put|given|shown)\\b|not tried|nothing tried|(?:one|single)[- ]?(?:line|sentence) (?:of )?(?:prompt|instruction)|zero[- ]shot only|plain chatgpt|no instructions|no (?:real |proper )prompt|just say|only (?:played|a basic prompt)|bare prompt|default prompt|i just (?:say|ask|paste|tell)|prompt is (?:one|two) (?:line|sentence)s?|(?:two|one)-line prompt)\\b",
  ),
  cue(
    'prompting',
    'falls-short',
    "\\b\\d+ ?(?:%|percent)[^.!?\\n]{0,25}\\b(?:need|want|must|target|demands?|requires?|goal|should be)\\w*\\b[^.!?\\n]{0,15}\\d+|\\bhowever (?:we|i) (?:prompt|instruct|phrase|ask)\\b|\\bin spite of the (?:template|prompt|instructions?)\\b|\\b(?:winter|months?|weeks|year) of (?:work on the )?prompts?(?: work)?\\b|\\beven with (?:\\w+ ){0,4}(?:in the prompt|samples|examples|instructions?)\\b|\\b(?:prompt\\w*|instructions?|samples?|few-?shot|zero[- ]shot|style (?:guide|sheet|manual)s?|rulebook|rubric|grammar|(?<!tuned )gpt-?\\d\\w*|playbook|persona sheet|one example|examples in the)\\b[^.!?\\n]{0,110}\\b(?:never my|never our|drifts?|slips?|slides? back|flaky|isn't enough|is not enough|not enough|isn't cutting|misses|still|fails?|inconsistent|wrong|only \\d+|half of|manages|agrees? with|syntax errors?|eight times out|rejects?|confused|redo|rewrite|every (?:second|third|other)|\\d+ ?(?:%|percent)|then not|doesn't (?:help|hold|stick|work)|won't (?:hold|stick|do)|can't (?:hold|keep|get)|keeps?|ignores?|mediocre|poor)\\b",
  ),
  cue(
    'prompting',
    'falls-short',
    "\\bhowever (?:we|i) (?:prompt|instruct|phrase|ask)\\b|\\bin spite of the (?:template|prompt|instructions?)\\b|\\b(?:winter|months?|weeks|year) of (?:work on the )?prompts?(?: work)?\\b|\\beven with (?:\\w+ ){0,4}(?:in the prompt|samples|examples|instructions?)\\b|\\bno prompt of ours\\b|\\b(?:rewrites of the instruction|prompt trick|few-shot|prompted \\w+|hosted models|prompt work)\\b[^.!?\\n]{0,60}\\b(?:didn't|did not|doesn't|only|at best|got us to|kept|cure|misses|\\d+ ?%)|\\b(?:no matter (?:how|what|which)|whatever (?:we|i) (?:write|put|try|say|give)|whatever samples|despite (?:\\w+ ){0,3}(?:prompts?|instructions?|samples?|examples)|tried (?:\\w+ ){0,4}(?:prompts?|prompting|style guides|samples|few-shot|instructions)|prompts? drift\\w*|prompting (?:alone )?(?:gets|does|fails|can't|isn't|is not|wasn't)|best prompt|prompt (?:isn't|is not|wasn't) (?:cutting|enough|holding)|exhausted prompt\\w*|prompt tweaks|more rules in the prompt)\\b",
  ),

  cue(
    'examples',
    'thousands',
    '\\b(?:thousands of|tens of thousands of|(?:large|huge|big) (?:numbers?|amounts?|sets?|collections?|archive|training set|labell?ed set|dataset)s? of (?:real|rated|labell?ed|annotated|approved|corrected|past|free text|examples|conversations)|years of (?:labell?ed|audited|rated|approved|corrected|graded|tagged|logged|moderator|decisions|past)|(?:big|large|huge|solid) (?:training|labell?ed|annotated) (?:set|dataset|data)|lots of (?:labell?ed|internal code|instruction|examples|approved|annotated|corrected|graded))\\b',
  ),
  cue(
    'examples',
    'hundreds',
    '\\b(?:(?:a )?(?:few|several|couple of) hundred|hundreds of) (?:[\\w-]+ ){0,3}(?:examples?|pairs?|answers?|labell?ed|annotated|approved|conversations|transcripts|letters|posts|tickets|drafts|replies|samples|emails|mails|notes)\\b',
  ),
  cue(
    'examples',
    'none',
    "\\b(?:there (?:are|aren't|are not)|aren't|nobody has) (?:any |no |written )?(?:\\w+ ){0,2}(?:recordings of good|model (?:mails?|answers?)|training examples)\\b|\\bnobody has written (?:a|any) model\\b|\\bno (?:prompts and answers|training examples)\\b|\\bno (?:training )?pairs\\b|\\bnever kept\\b|\\b(?:no|zero|0|not a single|don't have (?:any|a single)|do not have any|without any) (?:\\w+ ){0,2}(?:training (?:data|examples)|labell?ed \\w+|examples?(?! in)|approved repl\\w+|labels|annotated \\w+|data yet|good matches|signed-off \\w+)\\b|\\b(?:rather than|and not|no) a lot of examples\\b|\\bhaven't (?:collected|labell?ed|kept) (?:any|a single)\\b|\\bzero users\\b|\\bhave none\\b",
  ),
  cue(
    'examples',
    'tens',
    '\\b(?:a )?(?:handful|dozen|few|couple|some) (?!hundred|thousand)(?:of )?(?:dozen )?(?:\\w+ ){0,2}(?:labell?ed|annotated|approved|good|old|signed-off|sample|perfect|gold) (?:examples?|answers|titles|letters|ones|dialogues|samples|notes|replies|posts)\\b',
  ),

  cue(
    'stage',
    'mature',
    '\\bcustomers?,? (?:for )?(?:over )?(?:[6-9]|1\\d) months\\b|\\b(?:(?:doing|done|running) (?:this|it) for years|in use for (?:\\w+ )years|(?:second|third|fourth|fifth) (?:season|year)|in production since 20(?:1\\d|2[0-5])|for (?:over |more than |about |almost |the last |the past )?(?:a year|two years|three years|\\d+ years|years|one year and|a year and|[a-z]+ years|(?:six|seven|eight|nine|ten|eleven|twelve|fourteen|eighteen) months|(?:[6-9]|1\\d|2\\d) months)|live (?:for|since) (?:over )?(?:a year|years|20(?:1\\d|2[0-5])|\\d\\d months)|(?:[6-9]|1\\d|2\\d) months (?:live|in production)|years in production|since 20(?:1\\d|2[0-5]))\\b',
  ),
  cue(
    'stage',
    'idea',
    "\\b(?:not launched yet|nothing shipped|pre-seed|before (?:i|we) (?:sign|start|build)|project brief|where do (?:i|we) even (?:start|begin)|nothing (?:is )?built|no users|zero users|doesn't exist yet|does not exist|not (?:yet )?launched|haven't (?:launched|started|built)|pre-?launch|before (?:the |we )?launch|just an idea|only (?:slides|an idea|a plan)|we(?:'re| are) planning|planning to|would like to build|i'd like (?:a|to build)|want to build|no product yet|nobody uses|thinking (?:of|about) building|we open the|idea for a|we want a bot|first thought was|we prepare)\\b",
  ),
  cue(
    'stage',
    'v1',
    '\\b(?:(?:are|is) testing it|launching in|trial in|prototype|pilot|proof of concept|poc|beta|alpha|mvp|first (?:version|release)|v1|early (?:version|access|prototype)|(?:a few|two|three|some) testers|test(?:ing)? (?:phase|users)|demo|building a first|small product|hobby project)\\b',
  ),
  cue(
    'stage',
    'live',
    "\\b(?:(?:had|get|got|have) (?:real |paying |actual )?(?:users|customers)|live with|went out to|clients get|since we (?:went live|launched)|agents have started|(?:has|have) used it|our portal handles|in production|(?:went|is|are|been|gone|we're|now) live\\b|launched|customers (?:like|use|are using|now ask|complain|hate|love)|users (?:hate|complain|love|use|like|are)|serving (?:shoppers|customers|users)|public since|on the site since|since (?:last )?(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)|paying (?:customers|users|learners)|active (?:users|members|customers)|assistant today|today's? (?:assistant|bot)|(?:[2-5]|two|three|four|five) months (?:live|in production)|for (?:two|three|four|five|[2-5]) months|started using it|subscribers|client brands|our customers|operators|support assistant|answers? from one fixed prompt today)\\b",
  ),

  cue(
    'pressure',
    'no',
    "\\b(?:nobody minds|(?:speed|cost|price|latency|bill)s?(?: and (?:speed|cost|price|latency)s?)? (?:don't|doesn't|do not|does not|isn't|is not|aren't) (?:hurt|matter|(?:a |an )?(?:problem|issue|concern))|(?:big )?model is (?:fine|fast enough|cheap enough)|(?:cost|money|price|speed|latency) (?:isn't|is not|is no|doesn't|no) (?:\\w+ )?(?:concern|issue|problem|matter)|tokens are free|cost is (?:fine|ok|negligible)|cheap enough|fast enough|without anyone noticing a delay|costs? (?:us )?(?:next to )?nothing|not in a hurry|nearly free)\\b",
  ),
  cue(
    'pressure',
    'yes',
    '\\b(?:(?:too|far too|way too|so) (?:slow|expensive|pricey|dear|costly|big for)|(?:adds? up|bill|invoice|token costs?|costs?|pricing|margins?)\\b[^.!?\\n]{0,40}\\b(?:hurts?|absurd|silly|explod\\w+|crazy|insane|too high|adds? up|kill\\w*|huge|more than|through the roof|stop|a fortune)|(?:it|that|which|cost|bill) (?:all )?adds up|feels slow|pricey|replies crawl|fix the margin|costs? (?:us )?a fortune|(?:half a |\\d+ )cents? each|takes? (?:about |around )?\\d+ ?(?:s|sec|secs|seconds)\\b|hundreds of times the compute|needs? to be fast|under \\d+ ?ms|finance (?:already )?says stop|expensive (?:each|every) month|lags? behind|for a fortune|agents are waiting|size of the model matters|serving costs?|8b cost|cheap(?:er)? pass|quick cheap|quicker and cheaper|cheaper and faster)\\b',
  ),

  cue(
    'running',
    'search-and-tuned',
    '\\b(?:rag|retrieval|search)\\b[^.!?]{0,40}\\b(?:and|plus) (?:a )?(?:tuned|trained|fine-?tuned) model\\b',
  ),
  cue(
    'running',
    'search',
    '\\b(?:we (?:already )?(?:have|use|run|built|set up) (?:\\w+ ){0,3}(?:rag|retrieval|search|vector)|i set up embeddings|pgvector|(?:our|my|a) rag (?:bot|chatbot|pipeline|system|setup)|rag chatbot|vector store|search index|looked up per (?:request|question)|local search over|reads (?:\\w+ ){0,3}at query time|retrieves? (?:the|our)|k=\\d|top-\\d search|is searching there)\\b',
  ),
  cue(
    'running',
    'tuned',
    "\\b(?:we|i) (?:\\w+ ){0,3}(?:fine-?tuned|finetuned|tuned|lora'?d|trained|retrain)\\b|\\b(?:our|the|my) (?:fine-?tuned|finetuned|tuned|custom fine-?tuned) (?:model|assistant|bot)\\b|\\bdo finetune\\b|\\bspent \\w+ months[^.]{0,30}fine-?tuning\\b",
  ),
  cue(
    'running',
    'prompt',
    '\\b(?:(?:we|i) (?:\\w+ ){0,2}(?:have|use|run|wrote|built) (?:\\w+ ){0,3}prompt|generic prompt|system prompt|one fixed prompt|the prompt (?:manages|gets|has|is)|our prompt|right now i (?:just )?(?:use|say)|injects the|in the prompt)\\b',
  ),
  cue(
    'running',
    'nothing',
    "\\b(?:nothing (?:is )?built|haven't (?:started|built)|doesn't exist yet|only slides|no product yet|starting from (?:zero|scratch))\\b",
  ),
];
