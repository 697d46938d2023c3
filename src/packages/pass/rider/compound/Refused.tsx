import { openPage, type PageName } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import type { ListingActions } from './useListing'

/** Where a refusal is put right. */
const ways: Partial<Record<string, { words: string; page: PageName }>> = {
  CONSENT_REQUIRED: { words: '去同意人脸进门', page: 'consents' },
  CONVENTION_NOT_ACCEPTED: { words: '去签文明公约', page: 'convention' },
}

/** Why it wasn't done, and the way to where it can be. */
export function Refused({ refusal, problem }: Pick<ListingActions, 'refusal' | 'problem'>) {
  if (!refusal) return null
  const way = ways[refusal.code]
  return (
    <>
      <Notice tone="no">{problem}</Notice>
      {way && (
        <Button variant="ghost" onTap={() => openPage(way.page)}>
          {way.words}
        </Button>
      )}
    </>
  )
}
