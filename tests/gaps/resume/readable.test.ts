import { describe, expect, it } from 'vitest';
import { isReadable } from '../../../src/gaps/resume/readable.ts';

const english = 'Experience with the team and the data of a software project in the university';
const rotate = (text: string, by: number) =>
  text.replace(/[a-z]/gi, (c) => {
    const a = c < 'a' ? 65 : 97;
    return String.fromCharCode(((c.charCodeAt(0) - a + by) % 26) + a);
  });

describe('a text that spells something', () => {
  it.each([
    english,
    'Ohjelmistokehittäjä, suunnittelin ja toteutin mikropalveluita Javalla sekä Kotlinilla',
    'Kỹ sư phần mềm, kinh nghiệm phát triển hệ thống thanh toán bằng Go tại công ty công nghệ',
    'Опыт работы разработчиком серверных приложений на языке Go, образование и навыки',
    'Μηχανικός λογισμικού με εμπειρία στην ανάπτυξη εφαρμογών διακομιστή και βάσεων δεδομένων',
    'مهندس برمجيات خبرة في تطوير الأنظمة الخلفية باستخدام قواعد البيانات والتعليم',
    'सॉफ्टवेयर इंजीनियर अनुभव सर्वर अनुप्रयोगों का विकास शिक्षा कौशल प्रोग्रामिंग',
    '소프트웨어 엔지니어 서버 개발 경력 오년 컴퓨터공학과 졸업 데이터베이스 설계와 운영',
    'ソフトウェアエンジニアとしてサーバーの開発を担当しました。スキルはGoとPostgreSQLです。',
    '软件工程师，五年后端开发经验，负责公司支付系统的设计和开发，教育与技能，项目管理与团队工作',
    'JOHN SMITH SKILLS JAVA SPRING HIBERNATE DOCKER KUBERNETES POSTGRESQL KAFKA REDIS JENKINS',
    'AWS GCP SQL CSS HTML PHP C++ EKS EC2 S3 RDS VPC IAM SQS SNS DNS HTTP TCP JWT JSON YAML XML npm git',
  ])('is readable: %s', (text) => {
    expect(isReadable(text)).toBe(true);
  });

  it.each([
    [...english]
      .map((c) => String.fromCharCode(Math.max(32, c.charCodeAt(0) - 29)))
      .join('')
      .repeat(3),
    rotate(english, 1),
    rotate(english, 3).toUpperCase(),
    '\ue001\ue002\ue003\ue004'.repeat(60),
    '聲䄀鐀爀漀樀攀挀琀匀漀昀琀眀愀爀攀'.repeat(10),
  ])('is not readable when its letters are others: %s', (text) => {
    expect(isReadable(text)).toBe(false);
  });
});
