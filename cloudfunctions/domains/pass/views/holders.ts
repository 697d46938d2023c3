import type { PassHolder } from '../../../../contract/pass/passHolder'
import { linksTo } from '../../../kernel/files'
import type { Holder } from '../pass/passDocument'

/** Documents with their holders as others see them, pictures included, which storage is asked for once. */
export async function withHolders<Doc extends { readonly holder: Holder }>(docs: readonly Doc[]): Promise<(readonly [Doc, PassHolder])[]> {
  const links = await linksTo(docs.flatMap(({ holder }) => holder.photo ?? []))
  return docs.map((doc) => {
    const { photo, ...shown } = doc.holder
    return [doc, { ...shown, photoUrl: (photo && links.get(photo)) ?? null }] as const
  })
}
