import { Button } from '../button/Button'

interface Props {
  list: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    /** Asks for the next page; null while it is under way. */
    more: (() => unknown) | null
  }
  words: string
  variant?: 'ghost' | 'quiet'
}

/** At the end of a list of which there is more. */
export const More = ({ list: { hasNextPage, isFetchingNextPage, more }, words, variant = 'ghost' }: Props) =>
  hasNextPage ? (
    <Button variant={variant} busy={isFetchingNextPage} {...(more && { onTap: more })}>
      {words}
    </Button>
  ) : null
