import type { AccessEvent } from '../../../cloudfunctions/domains/pass/documents/accessEvent'
import type { EndedCodes } from '../../../cloudfunctions/domains/pass/documents/endedCodes'
import type { PassDocument } from '../../../cloudfunctions/domains/pass/documents/pass'
import { isActive } from '../../../cloudfunctions/domains/pass/rules/passStatus'
import type { Changeable } from '../../../cloudfunctions/kernel/database/decision'
import type { PassId } from '../../../contract/pass/ids'
import { type AnyDocument, tableOf } from '../fleet/memoryDatabase'
import { RIDERS } from './commands'
import { passAt } from './district'
import type { Answer, Gatehouse } from './gatehouse'
import type { Scan } from './standing'

const SAME_ARRIVAL_MS = 5 * 60_000

const documentsOf = <Doc extends object>(table: string) => [...tableOf(table).values()] as object[] as Doc[]
const usesOf = (passId: PassId) =>
  documentsOf<AccessEvent>('uses')
    .filter((use) => use.passId === passId)
    .sort((a, b) => a.sequence - b.sequence)

/** An erasure leaves a use as that of nobody, who has made no request. */
const isNobodys = ({ _id, requestKey }: AccessEvent) => requestKey === _id

/** The id of the request that recorded a use; for decisions made without network, their local id. Null: it is nobody's. */
const requestOf = ({ requestKey }: AccessEvent) => requestKey.split(':')[1] ?? null

const pseudonyms = () => Array.from({ length: RIDERS }, (_, rider) => passAt(rider).slice('pas_'.length))
const whenAndWhere = (uses: readonly AccessEvent[]) => uses.map(({ at, place }) => `${at.toISOString()} ${place}`).toSorted()

const isCorrected = ({ undone, refusedAt }: AccessEvent) => undone || refusedAt !== null

/** The copy of its uses that a pass should have: the current uses, applied one after the other. A simple model of `recordAccess`. */
function expectedCopyOf(uses: readonly AccessEvent[]) {
  let last: AccessEvent | null = null
  let inside: AccessEvent | null = null
  let corrected = false
  const used = { gate: 0, counter: 0 }
  for (const use of uses) {
    if (use.code) used[use.code.audience] = Math.max(used[use.code.audience], use.code.step)
    // An event that is doubted moves nobody.
    if (use.suspicious || use.outcome === 'checked' || (last && last.at > use.at)) continue
    if (use.sameAs) {
      // A second look rejected the rider, which ends the arrival.
      const { useId } = use.sameAs
      if (last?._id === useId) corrected = true
      if (inside?._id === useId) inside = null
      continue
    }
    last = use
    corrected = isCorrected(use)
    if (!use.refusal) inside = use.outcome === 'enter' && use.exits && !corrected ? use : null
  }
  return { last, corrected, inside, used }
}

/** Checks every write of one run against the replies given by then. */
export class Watcher {
  /** The number of the last use before the pass was created again. */
  readonly #begins = new Map<PassId, number>()
  /** Uses that an erasure has replaced by those of nobody, as they were last. */
  readonly #erased: AccessEvent[] = []

  constructor(private readonly house: () => Gatehouse) {}

  /** Failures are kept until `check`, because an exception thrown here would look like an error of the function. */
  #seen: unknown[] = []

  written(collection: string, before: AnyDocument | null, after: AnyDocument | null, scan: Scan | undefined): void {
    try {
      this.#look(collection, before, after, scan)
    } catch (failure) {
      this.#seen.push(failure)
    }
  }

  /** Called between two rounds, when no request is in progress. */
  check(): void {
    if (this.#seen.length > 0) throw this.#seen[0]
    for (const pass of documentsOf<PassDocument>('passes')) this.#checkCopy(pass)
  }

  #look(collection: string, before: AnyDocument | null, after: AnyDocument | null, scan: Scan | undefined): void {
    if (collection === 'uses' && before === null && after) this.#added(after as object as AccessEvent, scan)
    if (collection === 'uses' && before && after === null) this.#erased.push(before as object as AccessEvent)
    if (collection === 'passes' && before === null && after) this.#begin(after as object as PassDocument)
  }

  /** A pass that is created again continues the numbering, but knows nothing of earlier uses. */
  #begin({ _id, sequence, last, usedSteps }: PassDocument): void {
    this.#begins.set(_id, sequence)
    expect([sequence > 0, last, usedSteps]).toEqual([usesOf(_id).length > 0, null, { gate: 0, counter: 0 }])
  }

  #sinceItWasMade = (passId: PassId) => usesOf(passId).filter(({ sequence }) => sequence > (this.#begins.get(passId) ?? 0))

  #added(use: AccessEvent, scan: Scan | undefined): void {
    if (isNobodys(use)) {
      this.#checkNobodys(use)
      expect(use.applied).toEqual([])
    } else this.#checkUse(use, scan)
  }

  /** What an erasure leaves names nobody, but for effects that are still owed. */
  #checkNobodys(use: AccessEvent): void {
    const text = JSON.stringify({ ...use, outbox: {} })
    expect([use.holder, ...pseudonyms().filter((pseudonym) => text.includes(pseudonym))]).toEqual([null])
  }

  /** Checks a use that has been added to the chain. One whose pass was erased meanwhile belongs to none. */
  #checkUse(use: AccessEvent, scan: Scan | undefined): void {
    const own = this.#sinceItWasMade(use.passId).filter(({ sequence }) => sequence !== use.sequence)
    const first = (this.#begins.get(use.passId) ?? 0) + 1
    const before = Array.from({ length: use.sequence - first }, (_, at) => first + at)
    if (tableOf('passes').has(use.passId)) expect(own.map(({ sequence }) => sequence)).toEqual(before)
    expect(documentsOf<AccessEvent>('uses').filter((other) => requestOf(other) === requestOf(use))).toEqual([use])
    this.#checkCode(use, own, scan)
    this.#checkEntry(use, own, scan)
  }

  /** A code admits only once, and never when it belongs to a phone from which the pass was moved. */
  #checkCode(use: AccessEvent, own: readonly AccessEvent[], scan: Scan | undefined): void {
    const { code } = use
    if (!code || use.suspicious) return
    const others = own.filter((other) => other.code?.audience === code.audience && other.code.step === code.step && !other.suspicious)
    expect(others).toEqual([])
    if (use.method !== 'offlinePass') expect(scan?.moved).toBe(false)
  }

  /** No rider enters online after the end of the pass was answered, nor twice within minutes at one compound. */
  #checkEntry(use: AccessEvent, own: readonly AccessEvent[], scan: Scan | undefined): void {
    if (use.outcome !== 'enter' || use.method === 'offlinePass') return
    if (scan && !this.house().standing.mayBeBack(scan.rider)) expect(scan.ended).toBe(false)
    const { last, corrected } = expectedCopyOf(own)
    const repeats = last?.outcome === 'enter' && last.place === use.place && !corrected
    if (last && repeats) expect(Math.abs(use.at.getTime() - last.at.getTime())).toBeGreaterThanOrEqual(SAME_ARRIVAL_MS)
  }

  /** At the end of a run every pass agrees with its uses, and guards without network receive the true list. */
  checkSettled(): void {
    for (const table of ['passes', 'uses', 'riders']) {
      for (const { _id, outbox } of documentsOf<Changeable>(table)) expect([_id, outbox]).toEqual([_id, {}])
    }
    this.check()
    for (const pass of documentsOf<PassDocument>('passes')) this.#checkEnd(pass)
    const existing = documentsOf<PassDocument>('passes').map(({ _id }) => _id)
    const nobodys = documentsOf<AccessEvent>('uses').filter(({ passId }) => !existing.includes(passId))
    for (const use of nobodys) this.#checkNobodys(use)
    expect(whenAndWhere(nobodys)).toEqual(whenAndWhere(this.#erased))
  }

  /**
   * Every successful reply corresponds to a use with the same outcome, unless a guard has changed it since. A retry never rejects a rider who
   * was admitted, unless the registration was erased: then nothing is left that tells of the request.
   */
  checkAnswers(answers: readonly Answer[], synced: Gatehouse['synced']): void {
    const kept = documentsOf<PassDocument>('passes').flatMap(({ _id }) => this.#sinceItWasMade(_id))
    const all = [...documentsOf<AccessEvent>('uses'), ...this.#erased]
    for (const { requestId, useId, outcome, repeated, isRetry } of answers) {
      // A repeated reply shows the current state, whatever this request has recorded before.
      const recorded = isRetry && !repeated ? kept.filter((use) => requestOf(use) === requestId) : []
      for (const { refusal } of recorded) expect(refusal !== null).toBe(outcome === 'refused')
      if (outcome === 'refused') continue
      // After an erasure the ids begin anew, so that there can be several.
      const shown = all.filter((use) => use._id === useId && (repeated || requestOf(use) === requestId))
      expect(shown.map((use) => (use.refusedAt ? outcome : use.outcome))).toContain(outcome)
    }
    for (const [localId, result] of synced) {
      const recorded = all.filter((use) => requestOf(use) === localId)
      expect(recorded.map(({ suspicious }) => suspicious)).toContain(result === 'suspicious')
    }
  }

  /** The pass agrees with its uses, unless a crash has not been repaired yet or effects of a correction are still pending. */
  #checkCopy(pass: PassDocument): void {
    const own = this.#sinceItWasMade(pass._id)
    const newest = usesOf(pass._id).at(-1)?.sequence ?? 0
    if (pass.sequence < newest || own.some(({ owed }) => owed > 0)) return
    const { last, corrected, inside, used } = expectedCopyOf(own)
    expect([pass.sequence, pass.usedSteps]).toEqual([newest, used])
    expect([pass.last?.useId, pass.last?.corrected]).toEqual([last?._id, last ? corrected : undefined])
    expect([pass.insideOf, pass.insideSince]).toEqual(inside ? [inside.place, inside.at] : [null, null])
  }

  #checkEnd(pass: PassDocument): void {
    expect(pass.sequence).toBe(usesOf(pass._id).at(-1)?.sequence ?? 0)
    const dead = (tableOf('endedCodes').get(pass._id) as EndedCodes | undefined)?.keyNo
    if (!isActive(pass, this.house().now())) expect(dead).toBeNull()
    else if (pass.device) expect(dead === undefined || (dead !== null && dead < pass.device.keyNo)).toBe(true)
  }
}
