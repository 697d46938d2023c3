import type { Query, QueryClient } from '@tanstack/react-query'
import { phoneTimeOf, serverNow, serverTimeOf } from '../clock'
import { isDenied } from '../refusal'
import { Refused } from '../useAction'
import { type KeptAction, keptActions } from './keptActions'
import { forgetPictures } from './keptPicture'
import { keepAnswers, keptAnswers } from './keptStorage'

/** Answers to different questions of one action (e.g. two gates) that are kept: the newest. */
const MOST = 3

const names = Object.keys(keptActions) as KeptAction[]
const isKept = (name: unknown): name is KeptAction => names.some((known) => known === name)

const isDeniedQuery = ({ state }: Query) => state.error instanceof Refused && isDenied(state.error.refusal)

/** What the app knows of an action now. What may no longer be seen isn't kept. */
const known = (client: QueryClient, name: KeptAction) =>
  client
    .getQueryCache()
    .findAll({ queryKey: [name], predicate: (query) => query.state.data !== undefined && !isDeniedQuery(query) })
    .map(({ queryKey, state }) => ({ key: queryKey, data: state.data, at: serverTimeOf(state.dataUpdatedAt).getTime() }))
    .sort((one, other) => other.at - one.at)
    .slice(0, MOST)

function restore(client: QueryClient, name: KeptAction) {
  client.setQueryDefaults([name], { gcTime: Number.POSITIVE_INFINITY })
  for (const { key, data, at } of keptAnswers(name, serverNow().getTime())) client.setQueryData(key, data, { updatedAt: phoneTimeOf(at) })
  // Asked again however young they are: whoever opens the app anew wants to know.
  void client.invalidateQueries({ queryKey: [name], refetchType: 'none' })
}

/** Runs once at the app's launch, before anything is drawn: puts back what an earlier run has kept, and keeps what comes from now on. */
export function startKeeping(client: QueryClient) {
  for (const name of names) restore(client, name)
  client.getQueryCache().subscribe((event) => {
    const [name] = event.query.queryKey
    if (event.type !== 'updated' || !isKept(name)) return
    if (event.action.type === 'success' || (event.action.type === 'error' && isDeniedQuery(event.query))) {
      void keepAnswers(name, known(client, name))
    }
  })
}

/** The person has withdrawn: nothing of before stays, on the screen or on the phone. */
export function forgetKept(client: QueryClient) {
  forgetPictures()
  for (const name of names) {
    void keepAnswers(name, [])
    void client.resetQueries({ queryKey: [name] })
  }
}
