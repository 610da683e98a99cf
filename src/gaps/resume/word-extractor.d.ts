declare module 'word-extractor' {
  type HeaderOptions = { includeHeaders?: boolean; includeFooters?: boolean };
  type Document = {
    getBody(): string;
    getHeaders(options?: HeaderOptions): string;
    getFooters(): string;
    getTextboxes(): string;
    getFootnotes(): string;
    getEndnotes(): string;
  };
  class WordExtractor {
    extract(source: string | Buffer): Promise<Document>;
  }

  export = WordExtractor;
}
