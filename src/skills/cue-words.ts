/** What a phrase in a sentence says about the skills near it. */
export type Cue =
  | 'asks'
  | 'asks-nearby'
  | 'prefers'
  | 'leads-to-preferred'
  | 'waives'
  | 'offers'
  | 'says-nothing';

/**
 * Phrases by what they say, as lists parted by "|". `asks`: the person needs it; `asks-nearby`:
 * so, but only of what stands right beside it; `prefers`: what stands before
 * it is a plus; `leads-to-preferred`: what follows it is a plus; `waives`: what follows it is not asked or not
 * used; `offers`: a perk, an address or the employer's praise, not a demand; `says-nothing`: holds a word of the
 * others in another sense ("user experience", "knowledge base").
 */
export const cueWords: Readonly<Record<Cue, readonly string[]>> = {
  asks: [
    "must|must have|required|requirement|mandatory|essential|experience|experienced|exp|years|yrs|yoe|proficiency|proficient|knowledge|knowledgeable|familiarity|familiar|understanding|expertise|expert|experts|fluency|fluent|skilled|skills|mastery|command of|comfortable|comfort|background in|background|hands-on|competency|competent|competence|you have|you've|you know|should have|should be|should know|well versed|versed in|adept|exposure to|worked with|working knowledge|well-versed|qualified|qualifications|certified|certification|degree|grasp of|literacy|acquainted|live and breathe|ideal candidate will have|ideal candidate has|ideal candidate should|ideal candidate brings|ideal candidate will bring|ideal candidate possesses|ideal candidate combines|ideal candidate blends|programming skills|coding skills|your stack|your toolbox",
    'kenntnisse|erfahrung|erfahrungen|vertraut|sicherer umgang|beherrschst|beherrschung|fundierte|versiert|verständnis|erforderlich|praxiserfahrung|berufserfahrung|know-how',
    'maîtrise|maîtrisez|expérience|connaissance|connaissances|compétences|vous maîtrisez|bonne connaissance|exigé|requis|à l’aise',
    'experiencia|conocimiento|conocimientos|dominio|manejo|requerido|imprescindible|experiência|conhecimento|conhecimentos|domínio|vivência|necessário|obrigatório',
    'doświadczenie|doświadczenia|znajomość|znajomości|umiejętność|biegłość|wiedza|wymagane|praktyczna znajomość|wymagana|bardzo dobra znajomość',
    'опыт|опыта|опытом|знание|знания|знаний|владение|понимание|умение|навыки|уверенное|необходимо|обязательно|хорошее знание|отличное знание|знать',
    'deneyim|deneyimi|deneyimli|tecrübe|tecrübeli|bilgi sahibi|bilgisi|hakim|yetkin|sahip|gerekli|bilgi|təcrübə|təcrübəsi|bilik|biliyi|bilikləri|bacarığı|mütləq|tələb olunur|bilməsi|təcrübəli|mükəmməl',
  ],
  'asks-nearby': [
    "you're|you are|you can|ability to|able to|looking for|seeking|seek|we need|needs to|ideal candidate|solid|track record|capable|good at|great at|strong in|strong|need to know|capability|aptitude|prior|demonstrated|proven|in-depth|passion for|passionate about|developer|engineer|developers|engineers|programmer|programmers|hiring|hire|skilful|confident|comfortably|junior|senior|principal|staff|lead",
    'entwickler|entwicklerin|développeur|développeuse|desarrollador|desenvolvedor|programista|programisty|разработчик|разработчика|инженер|geliştirici|yazılımcı|proqramçı|developerı',
  ],
  prefers: [
    'a plus|is plus|are plus|as a plus|a huge plus|a big plus|a strong plus|a definite plus|a major plus|an added plus|big plus|huge plus|strong plus|pluses|bonus|a bonus|preferred|is preferred|are preferred|preferable|is preferable|strongly preferred|highly preferred|desired|is desired|desirable|highly desirable|highly desired|nice to have|nice-to-have|good to have|great to have|an advantage|advantage|advantageous|advantages|beneficial|helpful|is helpful|a benefit|an asset|asset|would be great|would be nice|would be a plus|would be ideal|would be helpful|would be beneficial|would be awesome|is appreciated|appreciated|not required|not mandatory|not essential|not necessary|not a must|but not required|optional|ideal but|is ideal|welcome|is welcome|a nice extra|valued|highly valued|a differentiator|a strong asset|not a requirement|is great|is nice|useful|is useful|stand out|recommended',
    'von vorteil|wünschenswert|ein plus|vorteilhaft|gern gesehen|sind ein plus|ist ein plus|wäre ein plus|nice to have',
    'un plus|est un plus|serait un plus|souhaité|souhaitée|apprécié|appréciée|un atout|est un atout|appréciés',
    'un plus|es un plus|será un plus|valorable|deseable|se valorará|se valora|un diferencial|diferencial|é um diferencial|será um diferencial|desejável|um plus|um diferencial',
    'mile widziane|mile widziana|będzie plusem|dodatkowym atutem|atutem|będzie atutem|jest plusem|plusem',
    'будет плюсом|плюсом|плюс|будет преимуществом|преимуществом|желательно|приветствуется|приветствуются|большим плюсом',
    'tercih sebebi|tercih sebebidir|artı|tercih edilir|avantaj|avantajdır|üstünlükdür|üstünlük|üstünlük sayılır|arzuolunandır|üstünlük hesab olunur|artı olaraq',
  ],
  'leads-to-preferred': [
    "ideally|preferably|bonus for|bonus if|bonus points|bonus points for|bonus points if|extra points|extra credit|nice to have|nice to haves|plus if|plus points|a plus if|pluses|preferred|desirable|we'd love|might have familiarity|may have familiarity|might also have|may also have|might have experience|may have experience|even better if|even better|would be a plus if|optionally|it would be great|it'd be great|would be great if|it helps if|brownie points|good to have|bonus|plus|helpful|advantageous|preference for|preference given|bonus skills|good to know",
    'idealerweise|gerne auch|idéalement|de préférence|idealmente|preferiblemente|de preferencia|preferencialmente|de preferência|najlepiej|mile widziane|желательно|tercihen|artı olarak|arzu olunur|плюсом будет|плюсом|преимуществом будет',
  ],
  waives: [
    "no experience with|no experience in|no prior experience|no knowledge of|don't need to know|do not need to know|don't need|do not need|no need for|no need to know|without experience in|not looking for|we don't use|we do not use|don't use|instead of|rather than|as opposed to|migrating from|migrating away from|moving away from|no longer use|not just|moving off|migrated from|it's ok if you don't know|not necessarily|never used|unlike|not a|you don't know|haven't used|no more",
  ],
  offers: [
    'your choice of|two monitors|choice of laptop|choice of hardware|laptop of your choice|hardware of your choice|machine of your choice|macbook|macbook pro|laptop|the latest hardware|stipend|reimbursement|401k|401(k)|pto|paid time off|vacation|parental leave|health insurance|free access|slack message|slack channel|slack community|subscription|trusted by|customers include|clients include|customers like|companies like|companies such as|clients such as|customers such as|clients like|investors include|backed by|investors like|founded by|alumni|formerly at|ex-google|previously at|from companies like|brands like|partners include|partnership with|partnerships with|partnered with|places like|joined us from|engineers from|backgrounds from|backgrounds at|individuals from|during our hiring process|during the hiring process|during our interview process|during the interview process|team from|people from|acquired by|funded by|acquired|competitors|the likes of|similar to|think of us as|meetup|meetups|conference tickets',
  ],
  'says-nothing': [
    'expand your skills|expand your knowledge|expand your expertise|expand your technical skills|expand your technical expertise|expand your technical knowledge|grow your skills|grow your knowledge|grow your expertise|grow your technical skills|grow your technical expertise|grow your technical knowledge|deepen your skills|deepen your knowledge|deepen your expertise|deepen your technical skills|deepen your technical expertise|deepen your technical knowledge|broaden your skills|broaden your knowledge|broaden your expertise|broaden your technical skills|broaden your technical expertise|broaden your technical knowledge|improve your skills|improve your knowledge|improve your expertise|improve your technical skills|improve your technical expertise|improve your technical knowledge|develop your skills|develop your knowledge|develop your expertise|develop your technical skills|develop your technical expertise|develop your technical knowledge|sharpen your skills|sharpen your knowledge|sharpen your expertise|sharpen your technical skills|sharpen your technical expertise|sharpen your technical knowledge',
    "we'd love to hear|we would love to hear|love to hear from|user experience|user experiences|developer experience|developer experiences|customer experience|customer experiences|web experience|web experiences|digital experience|digital experiences|product experience|product experiences|app experience|app experiences|mobile experience|mobile experiences|member experience|client experience|candidate experience|employee experience|shopping experience|shopping experiences|in-app experience|player experience|fan experience|patient experience|learning experience|learning experiences|onboarding experience|checkout experience|consumer experience|ai experience|ai experiences|ux experience|great experience for|best experience for|knowledge sharing|knowledge-sharing|knowledge base|knowledge bases|knowledge graph|knowledge graphs|knowledge management|knowledge transfer|share knowledge|share your knowledge|share their knowledge|subject matter expert|subject matter experts|subject-matter experts|domain expert|domain experts|domain expertise|asset management|digital asset|digital assets|asset managers|asset class|asset classes|our expertise|our experience|our deep expertise|our knowledge|decades of experience|gain experience|gaining experience|gain hands-on experience|gain exposure|gain exposure to|get exposure to|gain knowledge|grow your skills|develop your skills|build your skills|improve your skills|your skills and experience will|recent years|the years|years ago|few years ago|for years|coming years|years old|as required|where required|when required|if required|required by law|required to work|business requirements|customer requirements|client requirements|user requirements|product requirements|must first meet|must meet|must comply|must adhere|required documentation|prior to",
  ],
};
