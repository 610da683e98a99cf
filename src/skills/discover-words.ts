import { words as stopWords } from 'natural/lib/natural/util/stopwords.js';

/** Words that are written with a capital in postings and name no skill: dates, job words, terms of employment. */
const postingWords = `
january february march april may june july august september october november december jan feb mar apr jun jul
aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri am pm est
pst cet gmt utc edt pdt cst remote remotely onsite on-site hybrid visa intern interns internship internships fulltime full-time
part-time parttime contract contractor freelance permanent relocation salary equity benefits bonus competitive health dental vision 401k
401 pto insurance vacation holidays stock options usd eur gbp k senior junior lead principal staff mid sr jr
ii iii iv head chief vp cto ceo coo cfo founder founders co-founder cofounder manager managers director engineer engineers engineering
developer developers development programmer programmers architect architects analyst analysts scientist scientists
designer designers administrator admin specialist consultant consultants technician researcher recruiter recruiters hacker hackers
generalist associate executive officer software hardware backend back-end frontend front-end fullstack
full-stack stack web mobile data product design marketing sales support customer business operations ops people team teams
company companies startup startups inc llc ltd gmbh corp corporation group holdings labs university college
bachelor bachelors bachelor's master masters master's phd ph.d bs ms ba bsc msc mba degree computer science electrical mathematics
math physics statistics economics experience experienced expert expertise proficient proficiency familiarity
familiar knowledge understanding ability strong solid deep excellent proven hands-on years year required preferred
requirements requirement responsibilities qualifications skills skill bonus plus nice must have ideally
looking hiring seeking join apply email contact send resume cv cover letter please note website url http https
www com org io net html link jobs job careers career position positions role roles title location locations
office offices full time part work working build building help new great good best top world city based
us usa uk eu uae u.s u.s. america american europe european asia africa emea apac latam english german french
spanish portuguese polish russian turkish chinese japanese hebrew dutch swedish italian
eeo eoe equal opportunity employer gender race religion disability veteran lgbtq dei e-verify gdpr cpra ccpa
yc y combinator series seed techcrunch forbes fortune inc. hn ycombinator crunchbase glassdoor
technology technologies tech tools tooling language languages framework frameworks library libraries platform platforms service services
system systems application applications app apps solution solutions environment environments database databases
server servers network networks api apis code coding programming architecture infrastructure methodologies
methodology principles practices patterns process processes etc e.g eg i.e ie including such like similar other
others various multiple modern related equivalent using use via per any all one two three four five
description overview summary about why what who how our your their this that these there here when where we you
exposure collaborate collaboration demonstrated demonstrate practical comfort comfortable fluent fluency savvy utilize
leverage certifications compliance foundation foundations runtime container actions studio factory secrets graph
protocol cross weights ip cs sw cd ui pdf pdfs jd sme smes cto's dbs notebooks human feedback
google microsoft amazon apple meta facebook netflix nvidia nasdaq nyse uber airbnb stanford mit harvard
you’re you’ll we’re we’ve i i'm we're you'll you're we've it it's he she they not no yes ok if in as also and or the a an
`
  .trim()
  .split(/\s+/);

const idle: ReadonlySet<string> = new Set([...stopWords, ...postingWords]);

/** Whether a word, in lower case, says nothing of what the person must know. */
export function isIdleWord(word: string): boolean {
  return idle.has(word) || idle.has(word.replace(/['’]s$/, ''));
}
