import type { Query, QueryClient } from '@tanstack/react-query'
import { phoneTimeOf, serverNow, serverTimeOf } from '../clock'
import { forgetStored } from '../phoneStorage'
import { isDenied } from '../refusal'
import { Refused } from '../useAction'
import { forgetPictures } from './keptPicture'
import { type KeptAction, keepAnswers, keptAnswers } from './keptStorage'

/** Answers to different questions of one action (e.g. two gates) that are kept: the newest. */
const MOST = 3

/** The actions that the domains have kept, once the app has begun. */
let keptActions: readonly KeptAction[] = []

const isDeniedQuery = ({ state }: Query) => state.error instanceof Refused && isDenied(state.error.refusal)

/** What the app knows of an action now. What may no longer be seen isn't kept. */
const known = (client: QueryClient, name: string) =>
  client
    .getQueryCache()
    .findAll({ queryKey: [name], predicate: (query) => query.state.data !== undefined && !isDeniedQuery(query) })
    .map(({ queryKey, state }) => ({ key: queryKey, data: state.data, at: serverTimeOf(state.dataUpdatedAt).getTime() }))
    .sort((one, other) => other.at - one.at)
    .slice(0, MOST)

function restore(client: QueryClient, action: KeptAction) {
  const { name } = action
  client.setQueryDefaults([name], { gcTime: Number.POSITIVE_INFINITY })
  for (const { key, data, at } of keptAnswers(action, serverNow().getTime())) client.setQueryData(key, data, { updatedAt: phoneTimeOf(at) })
  // Asked again however young they are: whoever opens the app anew wants to know.
  void client.invalidateQueries({ queryKey: [name], refetchType: 'none' })
}

/**
 * Runs once at the app's launch, before anything is drawn: puts back what an earlier run has kept, and keeps what comes from now on. `shapes`: by
 * action, in which shape this version of the app takes its answers.
 */
export function startKeeping(client: QueryClient, shapes: { readonly [action: string]: string }) {
  keptActions = Object.entries(shapes).map(([name, shape]) => ({ name, shape }))
  for (const action of keptActions) restore(client, action)
  client.getQueryCache().subscribe((event) => {
    const action = keptActions.find(({ name }) => name === event.query.queryKey[0])
    if (event.type !== 'updated' || !action) return
    if (event.action.type === 'success' || (event.action.type === 'error' && isDeniedQuery(event.query))) {
      void keepAnswers(action, known(client, action.name))
    }
  })
}

/** The person has withdrawn: nothing of before stays, on the screen or on the phone. */
export function forgetKept(client: QueryClient) {
  forgetPictures()
  forgetStored()
  for (const { name } of keptActions) void client.resetQueries({ queryKey: [name] })
}
