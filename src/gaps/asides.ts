/** Why a skill that a resume names is not one it claims. */
export type AsideReason = 'learning' | 'interest' | 'no longer' | 'lacking';

/** A stretch of a line in which skills are named but not claimed; UTF-16 offsets, `end` exclusive. */
export type Aside = { readonly start: number; readonly end: number; readonly reason: AsideReason };

/** "learning" as something one does, not as in "machine learning" or "learning platform". */
const learningVerb =
  /(?:^|[.,;:!?•·(|–—]\s*|[-*]\s+|\b(?:currently|presently|am|i['’]m|still|actively|now|also|just|started|begun|began|keep|enjoy|love|busy|and|self)[\s-]+)(?:learning|studying|exploring|getting into|picking up|diving into|brushing up on)\b(?![\s-]+(?:platforms?|management|systems?|curves?|rates?|experiences?|environments?|algorithms?|models?|tools?|outcomes?|resources?|solutions?|products?|apps?|applications?|content|analytics|engineer\w*|and development|& development|materials?|paths?|portal))/giu;

/** Wishes to learn, in the languages that resumes come in. */
const learningWish =
  /\b(?:(?:want(?:ing|s)?|would like|like|eager|keen|plan(?:ning|s)?|hop(?:e|ing)|looking|willing|ready|aim(?:ing)?|intend(?:ing)?) to (?:learn|study|explore|pick up|get into|deepen)|to learn next|next up|(?:learning|to[- ]learn|on my) (?:list|goals?|plan)|goals?\W{1,3}(?:to )?learn|(?:taking|attending|doing|enrolled in|started) (?:an? |the |some )?(?:\w+ )?(?:course|class|bootcamp|training|tutorial)s? (?:on|in|about|for)|(?:preparing|studying|revising|training) for|(?:expected|planned|scheduled|upcoming)(?: in)?(?: \p{L}+)?(?: 20\d\d)?(?=\s*[:–—])|looking forward to (?:work(?:ing)? with|us(?:e|ing)|learn(?:ing)?)|aspiring|je débute en|lerne (?:gerade|derzeit|aktuell|zurzeit|im moment)|(?:gerade|derzeit|aktuell) (?:am )?lernen?|in einarbeitung|möchte (?:ich )?\w* ?lernen|en cours d['’]apprentissage|j['’]apprends|apprends actuellement|aprendiendo|aprendendo|estudiando|imparando)\b|(?:сейчас )?(?:изучаю|учу)(?=[\s:])|хочу изучить|(?<!\p{L})(?:öyrənirəm|öyrənmək istəyirəm|öğreniyorum)|正在学习/giu;

const interest =
  /\b(?:interested in|interests?(?: include)?:|(?:an?|my|strong|keen|great|growing|particular) interest in|curious about|passionate about|enthusiastic about|fascinated by|keen on|excited (?:about|by)|(?:want|would (?:like|love)|hope|hoping|looking|eager|keen) to (?:work with|use|try|move into|transition)|interessiere mich für|interesse an|intéressée? par|interesad[oa] en|интересуюсь|интересует)(?!\p{L})/giu;

const noLonger =
  /\b(?:no longer (?:us(?:e|ing)|work(?:ing)?(?: with| in)?|writ(?:e|ing)|do(?:ing)?|develop(?:ing)?|cod(?:e|ing)|touch(?:ing)?|active in|practic\w+|maintain(?:ing)?)?|(?:have not|haven['’]t|did not|didn['’]t) (?:used|touched|written|worked with|use|touch|write)|used long ago|stopped (?:using|writing|working with)|gave up (?:on )?|i used to (?:use|write|work (?:with|in)|code in)|nicht mehr|ne? (?:\w+ )?plus (?:utilisé|pratiqué)|ya no (?:uso|trabajo))\b|больше не (?:использую|работаю|пишу)/giu;

const lacking =
  /\b(?:(?:no|zero|without|lack(?:ing|s)?(?: of)?|little to no) (?:any )?(?:prior |previous |hands[- ]on |professional |commercial |production |real |working |practical )*(?:experience|knowledge|exposure|familiarity)(?: yet)? (?:with|in|of|to)|not (?:yet )?(?:familiar|experienced|proficient) (?:with|in)|unfamiliar with|never (?:used|worked with|touched|learned|tried)|(?:don['’]t|do not) (?:yet )?know|keine (?:erfahrung|kenntnisse) (?:mit|in))\b/giu;

/** The end of what such a phrase is about: the sentence's end, or a turn to what the person does have. */
const clauseEnd =
  /[.;!?•·|](?=\s|$)|\)|\s(?:but|while|although|though|however|aber|mais|pero|но)\s|,\s+(?:and\s+)?(?:i\s+)?(?:already\s+|also\s+)?(?:have|am|use|used|know|knows|work|worked|proficient|experienced|strong|expert|skilled|fluent|built|build|building|wrote|write|now\s+(?:use|using|work))\b|\s(?:after|having|instead of)\s|\s(?:since|because)\s/giu;

/** "Rust (learning)", "Perl, which I no longer use": the phrase is about the item before it. */
const afterItem =
  /\s*[([:–—-]\s*(?:(?:currently|still|now|just)\s+)?(learning|studying|exploring|in progress|lerne gerade|no longer(?: used?)?|not any ?more|no experience|interested|want to learn|to learn|изучаю)\b[^)\]]*[)\]]?|\s*[([](ongoing|planned|pending|expected)\b[^)\]]*[)\]]|,?\s+(?:which|that)\s+i\s+(no longer|am (?:currently |still )?learning|am (?:currently )?studying|want to learn|would like to learn)\b/giu;

/** Every aside of one line; the stretches may overlap. */
export function findAsides(line: string): Aside[] {
  return [
    ...forward(line, learningVerb, 'learning'),
    ...forward(line, learningWish, 'learning'),
    ...forward(line, interest, 'interest'),
    ...forward(line, noLonger, 'no longer'),
    ...forward(line, lacking, 'lacking'),
    ...backward(line),
  ];
}

function forward(line: string, phrase: RegExp, reason: AsideReason): Aside[] {
  return [...line.matchAll(phrase)].map((match) => {
    const start = match.index + match[0].length;
    clauseEnd.lastIndex = start;
    return { start: match.index, end: clauseEnd.exec(line)?.index ?? line.length, reason };
  });
}

function backward(line: string): Aside[] {
  return [...line.matchAll(afterItem)].map((match) => {
    const before = line.slice(0, match.index);
    const start = Math.max(
      ...[',', ';', '•', '·', '|', ':', '. '].map((s) => before.lastIndexOf(s)),
    );
    const said = (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase();
    return { start: start + 1, end: match.index, reason: reasonOf(said) };
  });
}

function reasonOf(said: string): AsideReason {
  if (/no longer|any ?more/.test(said)) return 'no longer';
  if (said.includes('no experience')) return 'lacking';
  return said.includes('interested') ? 'interest' : 'learning';
}
