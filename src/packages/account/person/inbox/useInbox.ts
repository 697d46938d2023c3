import { useEffect } from 'react'
import { useActionPages } from '../../../../services/useActionPages'
import { useWrite } from '../../../../services/useWrite'
import { useChangeMe } from '../../useMe'

/** The messages. Those that came onto the screen are marked read on the server; their mark stays until the page is opened again. */
export function useInbox() {
  const inbox = useActionPages('inbox.list', (before) => (before === undefined ? {} : { before }))
  const { send } = useWrite('inbox.markRead')
  const changeMe = useChangeMe()
  const newest = inbox.data?.[0]?.messages[0]
  const unreadUpTo = newest && !newest.read ? newest.at : null

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each newest message; the functions are new at every rendering.
  useEffect(() => {
    if (unreadUpTo === null) return
    // Not marked: it stays unread and is marked at the next visit. Nobody has to be told.
    void send({ upTo: unreadUpTo }).then((reply) => (reply?.ok ? changeMe({ unread: reply.data.unread }) : undefined))
  }, [unreadUpTo])
  return inbox
}
