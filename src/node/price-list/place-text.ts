import { isEverywhere, publicationOf } from '../../engine/publication';

/** Where the prices of a list hold, in words: `in eu-west-1`. */
export function placeText(region: string): string {
  if (!isEverywhere(region)) return `in ${region}`;
  return publicationOf(region).currency === 'CNY' ? 'everywhere in China' : 'everywhere';
}
