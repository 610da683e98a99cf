import { type FakeBoard, fakeBoard, offer, serveBoards } from '../_support/fake-board.ts';
import { startWebServer } from '../_support/web-server.ts';

/** A process of its own that serves `boards` × `jobs` postings of about 4,000 characters, as boards do. */
const [count = 500, jobs = 20] = process.argv.slice(2).map(Number);
const boards = new Map<string, FakeBoard>();
const sentences = [
  'You design services that answer thousands of requests a second and you own them in production.',
  'Our stack is Go, PostgreSQL, Kafka, Redis and Kubernetes on AWS, observed with Prometheus.',
  'Experience with Python or Java is required; Terraform and gRPC are nice to have.',
  'We review each other kindly, write tests first and release several times a day.',
  'You talk with customers, turn what they need into small steps, and measure what came of it.',
];
for (let b = 0; b < count; b++) {
  const board = fakeBoard();
  for (let id = 1; id <= jobs; id++) {
    const job = offer(board, id, `Backend Engineer, team ${b}-${id}`);
    const lines = Array.from(
      { length: 36 },
      (_, i) => `<li>${sentences[(b + id + i) % 5]} (${b}.${id}.${i})</li>`,
    );
    job.content += `<h2>About the work</h2><ul>${lines.join('')}</ul>`;
  }
  boards.set(`board-${b}`, board);
}
const server = await startWebServer(serveBoards(boards));
process.send?.(server.origin);
