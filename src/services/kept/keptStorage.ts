import type { QueryKey } from '@tanstack/react-query'
import { readStored, writeStoredLater } from '../phoneStorage'
import { createStore } from '../store'
import { phoneOwner } from '../transport'

export interface KeptAnswer {
  key: QueryKey
  data: unknown
  /** The server's time when it came, ms since 1970: the phone's clock may be set before the next start. */
  at: number
}

/** An action whose last answers are kept, and the shape that they have in this version of the app. */
export interface KeptAction {
  name: string
  shape: string
}

interface Kept {
  shape: string
  owner: string
  answers: KeptAnswer[]
}

/** What is older helps nobody, and is somebody's data. */
const LONGEST_MS = 30 * 24 * 60 * 60_000

/** What an earlier run has kept for this person. */
export function keptAnswers({ name, shape }: KeptAction, now: number): KeptAnswer[] {
  const kept = readStored<Kept>('kept', name)
  if (kept === null || kept.shape !== shape || kept.owner !== phoneOwner()) return []
  return kept.answers.filter(({ at }) => now - at < LONGEST_MS)
}

/** Actions whose last answers didn't fit onto this phone, so that after the next start they are not there. */
const notKept = createStore<readonly string[]>([])

/** Whether the last answers to this action could not be kept, for pages that promise to go on without network. */
export const useIsNotKept = (name: string): boolean => notKept.use().includes(name)

/** Not sync: nobody waits for it. A phone that has no room left asks again at its next start, and its pages can say so. */
export async function keepAnswers({ name, shape }: KeptAction, answers: readonly KeptAnswer[]): Promise<void> {
  const isKept = await writeStoredLater('kept', { shape, owner: phoneOwner(), answers }, name)
  const others = notKept.get().filter((one) => one !== name)
  notKept.set(isKept ? others : [...others, name])
}
