/** What a part of a posting is about; it decides what a skill named there is worth. */
export type Section =
  | 'required'
  | 'preferred'
  | 'duties'
  | 'stack'
  | 'about'
  | 'benefits'
  | 'process'
  | 'legal'
  | 'neutral';

/** Phrases that make a short line the heading of a section, as lists parted by "|"; any case and hyphenation. */
export const headingWords: Readonly<Record<Exclude<Section, 'neutral'>, readonly string[]>> = {
  required: [
    "requirements|required|require|required skills|qualifications|minimum qualifications|basic qualifications|required qualifications|must have|must haves|must-haves|you must have|essential|essentials|essential requirements|mandatory|minimum requirements|what you need|what you'll need|what you will need|what you bring|what you'll bring|what you will bring|what will you bring|bring to the table|you bring|you'll bring|what we're looking for|what we are looking for|who we're looking for|who we are looking for|what we look for|who we look for|we are looking for|we're looking for|looking for someone|what we need|what we require|what we expect|we expect|who you are|about you|you have|you might have|you may have|you'll have|you should have|you are|you're|you know|your profile|your background|your experience|your skills|your qualifications|skills|technical skills|skills and experience|key skills|core skills|hard skills|primary skills|technical expertise|technical requirements|experience|experience required|expertise|knowledge|competencies|competences|core competencies|technical competencies|ideal candidate|the ideal candidate|perfect candidate|successful candidate|candidate profile|a good fit|great fit|good fit|right fit|might be a fit|you will thrive|you'll thrive|thrive in this role|should apply if|this is for you|you might be|what makes you|what sets you apart|how to be successful|to be successful|to succeed|you will succeed|you'll succeed|success in this role|what we value|what we want|we want|we'd love|what you need to have|need to see|prerequisites|eligibility|who should apply|person specification|must possess|your toolbox|your superpowers|you offer|what you offer|what do you need|do you have|abilities|ksa|job requirements|position requirements|desired skills and experience|im qualified because|i'm qualified because|what you should have|have done",
    'anforderungen|dein profil|ihr profil|was du mitbringst|das bringst du mit|was sie mitbringen|das bringen sie mit|du bringst mit|deine qualifikationen|qualifikation|qualifikationen|voraussetzungen|was wir erwarten|das erwarten wir|kenntnisse|das solltest du mitbringen|wen wir suchen|das zeichnet dich aus|damit überzeugst du|dein background|deine skills|must-haves|unsere anforderungen|was dich auszeichnet|das wünschen wir uns',
    "profil|votre profil|ton profil|profil recherché|le profil recherché|compétences|compétences requises|compétences techniques|prérequis|pré-requis|exigences|qui êtes-vous|qui es-tu|ce que nous recherchons|nous recherchons|vous avez|tu as|expérience|qualifications requises|ce que l'on recherche|vos compétences|tes compétences",
    'requisitos|requisitos mínimos|requisitos obligatorios|perfil|tu perfil|qué buscamos|lo que buscamos|qué necesitamos|conocimientos|habilidades|experiencia|imprescindible|qué pedimos|competencias|lo que necesitas|perfil buscado|requerimientos',
    'requisitos obrigatórios|pré-requisitos|o que buscamos|o que esperamos|o que procuramos|o que você precisa|qualificações|conhecimentos|experiência|competências|perfil desejado|requisitos e qualificações|o que precisas de ter',
    'wymagania|nasze wymagania|oczekiwania|nasze oczekiwania|oczekujemy|czego oczekujemy|kogo szukamy|profil kandydata|twoje umiejętności|umiejętności|kwalifikacje|aplikuj, jeśli|aplikuj jeśli|to stanowisko jest dla ciebie|wymagane|co powinieneś umieć|od kandydatów oczekujemy|must have',
    'требования|наши требования|мы ожидаем|что мы ожидаем|ожидания|ожидаем от вас|от вас|что нужно|что необходимо|необходимо|необходимые навыки|навыки|ключевые навыки|знания|опыт|кого мы ищем|мы ищем|квалификация|обязательно|вы нам подходите|нам важно|для нас важно|что для нас важно|наш кандидат|профиль кандидата|идеальный кандидат|ждем от вас|что мы ждем|мы ждем|мы ждем от вас',
    'aranan nitelikler|genel nitelikler|nitelikler|gereksinimler|gerekli nitelikler|beklentilerimiz|sizden beklentilerimiz|kimi arıyoruz|aradığımız özellikler|aranan özellikler|yetkinlikler|teknik yetkinlikler|sahip olmanız gerekenler|deneyim|genel nitelikler ve iş tanımı|adayda aranan nitelikler|teknik beceriler|beklenen nitelikler',
    'tələblər|namizədə tələblər|tələb olunan bacarıqlar|namizədə dair tələblər|namizədə qarşı tələblər|əsas tələblər|xüsusi tələblər|bilik və bacarıqlar|bacarıqlar|biliklər|namizədlərə tələblər|tələb olunan bilik|iş təcrübəsi|namizəddən tələb olunur|gözləntilərimiz|vakansiyanın tələbləri|peşəkar bacarıqlar|texniki bacarıqlar|təcrübə',
  ],
  preferred: [
    "nice to have|nice to haves|nice-to-have|nice-to-haves|preferred|preferred qualifications|preferred skills|preferred experience|desired|desirable|desirables|desired qualifications|desired skills|bonus|bonus points|bonus skills|bonuses|plus|pluses|plus points|a plus|is a plus|are a plus|additional skills|additional qualifications|additional experience|good to have|good to haves|great to have|ideally|ideally you have|ideally you|would be nice|would be a plus|would be great|extra credit|extra points|brownie points|optional|helpful|stand out|ways to stand out|stand out from the crowd|you'll stand out|not required|not mandatory|not essential|advantageous|advantage|an advantage|added advantage|secondary skills|even better|even better if|icing on the cake|we'd love if|would love|it would be great|differentiators|pluspoints|beneficial|recommended|preferably|it's a plus|extra skills|it will be great if|will be great if|it helps if|we'd be thrilled|exceptional candidates|an asset|considered an asset|asset|assets|highly advantageous|would be great if|great if you have|exceeds expectations|strong plus|huge plus|big plus|what would be great|wish list|nice if",
    'wünschenswert|von vorteil|idealerweise|pluspunkte|bonuspunkte|nice to have|das wäre super|wäre schön|optional|gerne auch|ein plus',
    'souhaité|souhaités|les plus|un plus|atouts|appréciées|apprécié|serait un plus|idéalement|bonus|seraient un plus|est un atout',
    'valorable|se valora|se valorará|valoramos|deseable|deseables|plus|nos encantaría|será un plus|valoraremos|requisitos deseables|puntos extra|sería ideal',
    'diferencial|diferenciais|desejável|desejáveis|será um diferencial|seria um plus|conhecimentos desejáveis|requisitos desejáveis|valorizamos|é um plus|valoriza-se',
    'mile widziane|dodatkowe atuty|dodatkowym atutem|będzie plusem|atutem będzie|nice to have|dodatkowo|dodatkowy atut|plusem będzie|będzie dodatkowym atutem',
    'будет плюсом|плюсом будет|плюсом|будет преимуществом|преимуществом будет|желательно|приветствуется|как плюс|плюсы|дополнительным плюсом|дополнительно|большим плюсом|будет большим плюсом|будет круто|здорово, если',
    'tercihen|tercih sebebi|tercih sebebidir|artı|tercih edilen|avantaj|avantaj sağlayacak|artı olarak',
    'üstünlük|üstünlüklər|üstünlükdür|üstünlük hesab olunur|arzuolunan|arzu olunan|əlavə üstünlük|üstünlük verilir|arzu edilən',
  ],
  duties: [
    "we need you|responsibilities|responsibility|key responsibilities|duties|job duties|what you'll do|what you will do|what you'll be doing|what you will be doing|what will you do|what you do|what you get to do|what you'll work on|what you will work on|you'll be working|you will be working|you will|you'll|you would|you'll be|you will be|in this role|in this position|as a|your role|your mission|your responsibilities|your tasks|your job|your work|your impact|your day|day-to-day|day to day|a typical day|the role|the opportunity|the job|the position|the work|the challenge|about the role|about the job|about this role|about the position|about the opportunity|about this job|role overview|role description|job description|job summary|position summary|position overview|role summary|overview|summary|essential functions|accountabilities|job responsibilities|main tasks|tasks|scope|scope of work|key tasks|activities|mission|how you'll contribute|how you will contribute|how you'll make an impact|how you will make an impact|make an impact|the impact|you'll make|you'll own|contribute|deliverables|key deliverables|i'm responsible for|im responsible for|success looks like|expectations|first 90 days|projects|what you'll learn|what you can expect|what you will learn|the first|within 30 days|job purpose|purpose of the role|the mission|areas of focus|focus areas|key objectives|objectives",
    'aufgaben|deine aufgaben|ihre aufgaben|das sind deine aufgaben|was dich erwartet|das erwartet dich|was sie erwartet|deine rolle|deine mission|stellenbeschreibung|tätigkeiten|dein aufgabengebiet|aufgabenbereich|deine verantwortung|verantwortlichkeiten|was du machst|das machst du|deine herausforderung',
    'missions|vos missions|tes missions|votre mission|ta mission|responsabilités|vos responsabilités|description du poste|le poste|votre rôle|ton rôle|descriptif du poste|ce que vous ferez|tâches',
    'responsabilidades|funciones|tus funciones|qué harás|lo que harás|tus responsabilidades|descripción del puesto|tu misión|tareas|tu día a día|qué vas a hacer|principales funciones',
    'responsabilidades|atividades|o que você vai fazer|o que vais fazer|suas responsabilidades|descrição da vaga|descrição|principais atividades|funções|seu dia a dia|responsabilidades e atribuições|atribuições|desafios',
    'obowiązki|twoje obowiązki|zakres obowiązków|twoje zadania|twój zakres obowiązków|zadania|opis stanowiska|czym będziesz się zajmować|co będziesz robić|o roli|zakres odpowiedzialności|główne zadania',
    'обязанности|задачи|ваши задачи|чем предстоит заниматься|что предстоит делать|вам предстоит|что нужно делать|что делать|основные задачи|должностные обязанности|функционал|что вы будете делать|чем вы будете заниматься|вы будете|описание вакансии|зона ответственности|предстоящие задачи|твои задачи',
    'iş tanımı|görevler|sorumluluklar|görev ve sorumluluklar|görev tanımı|iş tanımı ve sorumluluklar|neler yapacaksınız|sizi neler bekliyor|rolün kapsamı|ana sorumluluklar|görev ve sorumlulukları',
    'vəzifə öhdəlikləri|öhdəliklər|vəzifələr|əsas vəzifələr|iş barədə məlumat|əsas öhdəliklər|vəzifə və öhdəliklər|iş haqqında|funksional vəzifələr|görüləcək işlər|əsas məsuliyyətlər|vəzifə təlimatı|vakansiya haqqında',
  ],
  stack: [
    'tech stack|our tech stack|technology stack|our stack|the stack|our technology stack|stack|our technology|technologies|technologies we use|our technologies|the technologies|technical environment|technology environment|engineering environment|our tools|tools we use|what we use|we use|our toolbox|environment|our tech|the tech|our current stack|tools and technologies|our engineering stack|tooling|tech we use|how we build|under the hood',
    'unser tech stack|unsere technologien|technologien|unser stack|technologie-stack|tech-stack',
    'stack technique|notre stack|environnement technique|notre stack technique|la stack|technologies utilisées',
    'nuestro stack|stack tecnológico|tecnologías|tecnologias|nossa stack|stack tecnológica|nosso stack',
    'technologie|nasz stack|stos technologiczny|technologie, z których korzystamy|nasz stack technologiczny',
    'стек|наш стек|стек технологий|технологии|наш технологический стек|используемые технологии|технологический стек|мы используем',
    'teknolojiler|kullandığımız teknolojiler|teknoloji yığını|texnologiyalar|istifadə etdiyimiz texnologiyalar',
  ],
  about: [
    "about us|why join us|why us|why you'll love|why you will love|why work with us|why work here|why work for|why join|why choose us|reasons to join|who we are|about the company|about the team|our mission|our story|our values|our culture|our company|our product|our customers|the company|the team|company description|company overview|company|team|our team|meet the team|about our company|about our team|our people|our vision|our history|why we exist|what we do|what we're building|what we are building|the product|why now|our investors|about our client|our client|the problem|our principles|life at|at a glance|culture",
    'über uns|das unternehmen|wer wir sind|unser team|das sind wir|unternehmen',
    "à propos|qui sommes-nous|notre entreprise|l'entreprise|notre mission|l'équipe|qui nous sommes|présentation de l'entreprise",
    'sobre nosotros|quiénes somos|la empresa|nuestra misión|sobre a empresa|quem somos|sobre nós|a empresa|nosso time|nossa equipe',
    'o nas|kim jesteśmy|o firmie|nasz zespół|o projekcie|o zespole',
    'о нас|о компании|кто мы|о команде|наша команда|о проекте|компания',
    'hakkımızda|biz kimiz|şirket hakkında|haqqımızda|biz kimik',
  ],
  benefits: [
    "benefits|perks|perks and benefits|benefits and perks|what we offer|we offer|what's in it for you|what is in it for you|compensation|salary|compensation and benefits|pay range|salary range|base salary|total rewards|our benefits|what you get|what you'll get|what you will get|what we can offer|what we provide|we provide|our offer|the offer|the perks|the benefits|rewards|additional perks|employee benefits|in return|what do we offer|our perks|how we'll take care|we've got you covered|compensation range|package|wellness|well-being|time off|health and wellness|pay transparency|remuneration|what you can look forward to",
    'wir bieten|was wir bieten|das bieten wir|benefits|deine benefits|deine vorteile|unser angebot|das bieten wir dir|was wir dir bieten|ihre vorteile|warum wir|freu dich auf|darauf kannst du dich freuen|vorteile',
    "avantages|les avantages|nous offrons|ce que nous offrons|nos avantages|pourquoi nous rejoindre|ce que nous proposons|rémunération|on t'offre|nous vous offrons",
    'ofrecemos|qué ofrecemos|te ofrecemos|beneficios|lo que ofrecemos|por qué unirte|oferecemos|benefícios|o que oferecemos|nossos benefícios|qué te ofrecemos|salario|remuneração',
    'oferujemy|co oferujemy|to oferujemy|benefity|oferta|nasza oferta|zyskasz|w zamian oferujemy|co zyskasz',
    'мы предлагаем|что мы предлагаем|условия|условия работы|предлагаем|почему мы|бенефиты|наши преимущества|плюшки|бонусы|у нас|что вы получите|мы даем',
    'sunduklarımız|neler sunuyoruz|yan haklar|size sunduklarımız|iş şəraiti|təklif edirik|biz təklif edirik|şərtlər|əmək haqqı|üstünlüklərimiz|sosial paket|nə təklif edirik|işin şərtləri',
  ],
  process: [
    "interview process|our interview process|hiring process|our hiring process|application process|how to apply|to apply|the process|recruitment process|selection process|next steps|apply|apply now|how we hire|interview steps|interested|contact|contacts|other positions|other roles|open positions|also hiring|learn more|resources|links|read more|helpful links|follow us|stay connected|let's stay connected|similar jobs|related jobs|recommended jobs|more jobs",
    'bewerbungsprozess|so bewirbst du dich|kontakt|jetzt bewerben|processus de recrutement|proceso de selección|cómo aplicar|processo seletivo|como se candidatar|proces rekrutacji|jak aplikować|как откликнуться|этапы|процесс найма|контакты|müraciət|müraciət qaydası|başvuru|başvuru süreci',
  ],
  legal: [
    'equal opportunity|equal opportunities|equal employment opportunity|equal opportunity employer|eeo|eeo statement|diversity|diversity and inclusion|diversity, equity and inclusion|diversity equity and inclusion|inclusion|inclusion and diversity|our commitment to diversity|privacy|privacy notice|privacy policy|recruitment fraud alert|fraud alert|disclaimer|legal|accommodations|accommodation|reasonable accommodation|applicant privacy|notice to candidates|notice to recruiters|background check|background checks|export control|important notice|accessibility|data protection|physical requirements|physical demands|work environment|working conditions|work authorization|security notice|recruiters|agencies|gdpr|e-verify|additional information|please note|chancengleichheit|datenschutz|vielfalt|égalité des chances|igualdad de oportunidades|igualdade|klauzula|rodo|klauzula informacyjna',
  ],
};
