/** The lists an administrator keeps; all of one shape. */
export const listNames = ['sources', 'mediums', 'campaigns', 'tags', 'lost-reasons', 'industries', 'market-segments', 'territories', 'salutations'] as const
export type ListName = (typeof listNames)[number]
