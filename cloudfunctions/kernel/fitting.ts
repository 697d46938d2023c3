/** The bytes that a value has in a reply. */
export const replyBytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** The first rows of a list that fit into so many bytes of a reply, for rows of very different sizes. */
export function fitting<Row>(rows: readonly Row[], bytes: number): Row[] {
  let left = bytes
  const end = rows.findIndex((row) => {
    left -= replyBytesOf(row) + 1
    return left < 0
  })
  return rows.slice(0, end < 0 ? rows.length : end)
}
