import type { Sink } from './sink';

const IN_TEXT: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const IN_ATTRIBUTE: Record<string, string> = { ...IN_TEXT, '"': '&quot;', "'": '&apos;' };

/** Writes an event as Event Viewer exports it: quotation marks in text stay as they are, and so do control characters. */
export class XmlText implements Sink {
  xml = '';
  private inTag = false;

  open(name: string): void {
    this.endTag();
    this.xml += `<${name}`;
    this.inTag = true;
  }

  attribute(name: string, value: string): void {
    this.xml += ` ${name}='${value.replace(/[&<>"']/g, (char) => IN_ATTRIBUTE[char]!)}'`;
  }

  text(text: string, written?: string): void {
    this.endTag();
    this.xml += written ?? text.replace(/[&<>]/g, (char) => IN_TEXT[char]!);
  }

  close(name: string, empty: boolean): void {
    if (!empty) this.endTag();
    this.xml += empty ? '/>' : `</${name}>`;
    this.inTag = false;
  }

  private endTag(): void {
    if (this.inTag) this.xml += '>';
    this.inTag = false;
  }
}
