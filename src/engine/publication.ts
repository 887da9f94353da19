/**
 * AWS publishes two sets of price lists that have nothing in common: China's, whose regions other companies run and bill in
 * yuan, and that of all other regions
 * (https://docs.amazonaws.cn/en_us/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api-fetching-price-list-files-manually.md).
 */
export interface Publication {
  /** Where it is for everybody, without an account. */
  readonly server: string;
  /** Path of the index of all its lists. */
  readonly index: string;
  /** What its indexes call the list of products that are of no region. */
  readonly everywhere: string;
  /** ISO 4217. */
  readonly currency: string;
}

const general: Publication = {
  server: 'https://pricing.us-east-1.amazonaws.com',
  index: '/offers/v1.0/aws/index.json',
  everywhere: 'aws-other',
  currency: 'USD',
};

const china: Publication = {
  server: 'https://pricing.cn-north-1.amazonaws.com.cn',
  index: '/offers/v1.0/cn/index.json',
  everywhere: 'aws-cn-other',
  currency: 'CNY',
};

/** The one that has the prices of a region; an empty region or one that nobody knows is not China's. */
export function publicationOf(region: string): Publication {
  return region.startsWith('cn-') || region === china.everywhere ? china : general;
}

/** Whether what stands for a region means the products that are of none. */
export function isEverywhere(region: string): boolean {
  return region === general.everywhere || region === china.everywhere;
}
