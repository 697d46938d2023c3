/**
 * What CloudBase and WeChat take at most. The emulator refuses what is beyond, so that nothing works here and fails there. Where documents
 * disagree the smaller number counts (decision 27).
 */
export const LIMITS = {
  /**
   * A document as BSON. CloudBase stores up to 16 MB, but a reply ends at 1 MB; the product keeps every document below that, and this is where
   * a document that grows without a bound is found.
   */
  documentBytes: 1_000_000,
  /** The documents and changes of one write. */
  writeBytes: 5 * 1024 * 1024,
  /** The documents of one query. */
  queryBytes: 16 * 1024 * 1024,
  queryDocuments: 1000,
  /** One entry of an index. */
  indexEntryBytes: 1024,
  indexFields: 31,
  indexes: 20,
  collections: 100,
  /** An event or result of a function, by whatever way it is called. */
  functionBytes: 6_000_000,
  /** What a function answers to a phone or over HTTP. */
  replyBytes: 1024 * 1024,
  /** A text that is sent over HTTP. */
  httpTextBytes: 100 * 1024,
} as const
