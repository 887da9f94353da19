import { everywhere } from '../../engine/offer-rules';

/** Where the prices of a list hold, in words: `in eu-west-1`. */
export function placeText(region: string): string {
  return region === everywhere ? 'everywhere' : `in ${region}`;
}
