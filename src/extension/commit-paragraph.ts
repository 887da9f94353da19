/** The paragraph on costs in the message of a commit. */
import { paragraphStart } from '../server/protocol';

/** The message with the paragraph at its end, or in the place of an earlier one. */
export function withParagraph(message: string, paragraph: string): string {
  const paragraphs = message.split(/\n{2,}/).filter((text) => text.trim() !== '');
  const earlier = paragraphs.findIndex((text) => text.startsWith(paragraphStart));
  if (earlier >= 0) paragraphs.splice(earlier, 1, ...(paragraph === '' ? [] : [paragraph]));
  else if (paragraph !== '') paragraphs.push(paragraph);
  return paragraphs.map((text) => text.trimEnd()).join('\n\n');
}
