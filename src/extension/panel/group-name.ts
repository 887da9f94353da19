/** What a group is called: by its key, or by why it has none. */
import type { Grouping, PanelTexts } from './messages';

export function groupName(key: string, grouping: Grouping, texts: PanelTexts): string {
  if (key !== '') return key;
  switch (grouping) {
    case 'module':
      return texts.rootModule;
    case 'region':
      return texts.noRegion;
    case 'tag':
      return texts.untagged;
    default:
      return '–';
  }
}
