import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import type { MapPoint } from '../../../../../contract/pass/pass'
import { errorText } from '../../../../services/errorText'
import { useChangeCompound } from '../useCompound'
import { useEdited } from '../useEdited'
import { MOST_POINTS, type Place, pointAt } from './points'

/** What the finger does next: nothing chosen, a point chosen, a label to write for a new point or for one that has another. */
export type Hand = { kind: 'free' } | { kind: 'chosen'; at: number } | { kind: 'new'; place: Place } | { kind: 'rename'; at: number }

interface Outcome {
  tone: 'ok' | 'warn' | 'no'
  words: string
}

const pointOf = ({ label, x, y }: MapPoint): MapPoint => ({ label, x, y })

/** The numbered points while they are placed: kept until they are saved. */
export function usePoints({ compoundId, map }: CompoundView) {
  const saved = { points: (map?.points ?? []).map(pointOf) }
  const edited = useEdited({ what: 'map', compoundId, saved })
  const { change } = useChangeCompound('compound.saveMap')
  const [hand, setHand] = useState<Hand>({ kind: 'free' })
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { points } = edited.values

  const put = (next: MapPoint[], then: Hand) => {
    edited.set({ points: next })
    setHand(then)
    setOutcome(null)
  }
  const replace = (at: number, part: Partial<MapPoint>) => points.map((point, index) => (index === at ? { ...point, ...part } : point))

  /** A finger on the picture: chooses the point there, moves the chosen one, or begins a new one. */
  const tap = (place: Place, size: { width: number; height: number }) => {
    const hit = pointAt(points, place, size)
    if (hit !== null) return setHand({ kind: 'chosen', at: hit })
    if (hand.kind === 'chosen') return put(replace(hand.at, place), hand)
    if (points.length >= MOST_POINTS) return setOutcome({ tone: 'warn', words: `最多标 ${MOST_POINTS} 处，先去掉一些` })
    setHand({ kind: 'new', place })
  }
  const write = (label: string) => {
    if (hand.kind === 'new') put([...points, { label, ...hand.place }], { kind: 'free' })
    if (hand.kind === 'rename') put(replace(hand.at, { label }), { kind: 'chosen', at: hand.at })
  }
  const remove = (at: number) =>
    put(
      points.filter((_, index) => index !== at),
      { kind: 'free' },
    )

  const save = async () => {
    const reply = await change({ compoundId, points })
    if (!reply) return
    if (!reply.ok) return setOutcome({ tone: 'no', words: errorText(reply.error) })
    edited.startFrom({ points: (reply.data.map?.points ?? []).map(pointOf) })
    setHand({ kind: 'free' })
    setOutcome({ tone: 'ok', words: '已保存，小哥进门后能看到' })
  }

  return { ...edited, points, hand, setHand, tap, write, remove, save, outcome, discard: () => edited.startFrom(saved) }
}

export type Points = ReturnType<typeof usePoints>
