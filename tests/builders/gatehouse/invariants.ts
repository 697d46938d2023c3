import type { EndedDocument } from '../../../cloudfunctions/domains/pass/pass/endedCodes'
import type { PassDocument } from '../../../cloudfunctions/domains/pass/pass/passDocument'
import type { UseDocument } from '../../../cloudfunctions/domains/pass/pass/useDocument'
import { isActive } from '../../../cloudfunctions/domains/pass/rules/passState'
import type { Changeable } from '../../../cloudfunctions/kernel/database/decision'
import type { PassId } from '../../../contract/pass/ids'
import { type AnyDocument, tableOf } from '../fleet/memoryDatabase'
import type { Answer, Gatehouse } from './gatehouse'
import type { Scan } from './standing'

const SAME_ARRIVAL_MS = 5 * 60_000

const documentsOf = <Doc extends object>(table: string) => [...tableOf(table).values()] as object[] as Doc[]
const usesOf = (passId: PassId) =>
  documentsOf<UseDocument>('uses')
    .filter((use) => use.passId === passId)
    .sort((a, b) => a.sequence - b.sequence)

/** Which try of somebody it was; of what was noted without network its local name. */
const requestOf = ({ requestKey }: UseDocument) => requestKey.split(':')[1] ?? ''

const isCorrected = ({ undone, refusedAt }: UseDocument) => undone || refusedAt !== null

/** What a pass should say of its uses: told one after the other, as they stand now. A simple model of `recordUse`. */
function toldBy(uses: readonly UseDocument[]) {
  let last: UseDocument | null = null
  let inside: UseDocument | null = null
  let corrected = false
  const used = { gate: 0, counter: 0 }
  for (const use of uses) {
    if (use.code) used[use.code.audience] = Math.max(used[use.code.audience], use.code.step)
    if (use.outcome === 'checked' || (last && last.at > use.at)) continue
    if (use.sameAs) {
      // Kept out when looked at once more: so the arrival is over.
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

/** Looks at every write of one run, with what has been answered by then. */
export class Watcher {
  /** The number of the last use before the pass was made anew. */
  readonly #begins = new Map<PassId, number>()

  constructor(private readonly house: () => Gatehouse) {}

  /** What was seen is kept until it is asked for: thrown here it would look like an error of the function. */
  #seen: unknown[] = []

  written(collection: string, before: AnyDocument | null, after: AnyDocument | null, scan: Scan | undefined): void {
    try {
      this.#look(collection, before, after, scan)
    } catch (failure) {
      this.#seen.push(failure)
    }
  }

  /** Between two rounds, while nothing is under way. */
  check(): void {
    if (this.#seen.length > 0) throw this.#seen[0]
    for (const pass of documentsOf<PassDocument>('passes')) this.#checkCopy(pass)
  }

  #look(collection: string, before: AnyDocument | null, after: AnyDocument | null, scan: Scan | undefined): void {
    if (collection === 'uses' && before === null && after) this.#checkUse(after as object as UseDocument, scan)
    if (collection === 'passes' && before === null && after) this.#begin(after as object as PassDocument)
  }

  /** A pass that is made anew goes on counting, but knows nothing of what was before. */
  #begin({ _id, sequence, last, usedSteps }: PassDocument): void {
    this.#begins.set(_id, sequence)
    expect([sequence > 0, last, usedSteps]).toEqual([usesOf(_id).length > 0, null, { gate: 0, counter: 0 }])
  }

  #sinceItWasMade = (passId: PassId) => usesOf(passId).filter(({ sequence }) => sequence > (this.#begins.get(passId) ?? 0))

  /** A use that is about to stand in the chain. */
  #checkUse(use: UseDocument, scan: Scan | undefined): void {
    const earlier = usesOf(use.passId).filter(({ sequence }) => sequence !== use.sequence)
    expect(earlier.map(({ sequence }) => sequence)).toEqual(Array.from({ length: use.sequence - 1 }, (_, at) => at + 1))
    expect(documentsOf<UseDocument>('uses').filter((other) => requestOf(other) === requestOf(use))).toEqual([use])
    const own = this.#sinceItWasMade(use.passId).filter(({ sequence }) => sequence !== use.sequence)
    this.#checkCode(use, own, scan)
    this.#checkEntry(use, own, scan)
  }

  /** A code lets in once, and never when it is of a phone from which the pass was moved. */
  #checkCode(use: UseDocument, own: readonly UseDocument[], scan: Scan | undefined): void {
    const { code } = use
    if (!code || use.suspicious) return
    const others = own.filter((other) => other.code?.audience === code.audience && other.code.step === code.step && !other.suspicious)
    expect(others).toEqual([])
    if (use.method !== 'offlinePass') expect(scan?.moved).toBe(false)
  }

  /** Nobody enters online after the end was answered, nor twice within minutes at one compound. */
  #checkEntry(use: UseDocument, own: readonly UseDocument[], scan: Scan | undefined): void {
    if (use.outcome !== 'enter' || use.method === 'offlinePass') return
    if (scan && !this.house().standing.mayBeBack(scan.rider)) expect(scan.ended).toBe(false)
    const { last, corrected } = toldBy(own)
    const repeats = last?.outcome === 'enter' && last.place === use.place && !corrected
    if (last && repeats) expect(Math.abs(use.at.getTime() - last.at.getTime())).toBeGreaterThanOrEqual(SAME_ARRIVAL_MS)
  }

  /** When all is over: every pass says what its uses say, and guards without network hear what is true. */
  checkSettled(): void {
    for (const table of ['passes', 'uses', 'riders']) {
      for (const { _id, outbox } of documentsOf<Changeable>(table)) expect([_id, outbox]).toEqual([_id, {}])
    }
    this.check()
    for (const pass of documentsOf<PassDocument>('passes')) this.#checkEnd(pass)
    const existing = documentsOf<PassDocument>('passes').map(({ _id }) => _id)
    for (const use of documentsOf<UseDocument>('uses')) if (!existing.includes(use.passId)) expect(use.holder).toBeNull()
  }

  /** What the pass says of its uses is true, once a crash has been caught up and what follows from a correction was carried out. */
  #checkCopy(pass: PassDocument): void {
    const own = this.#sinceItWasMade(pass._id)
    const newest = usesOf(pass._id).at(-1)?.sequence ?? 0
    if (pass.sequence < newest || own.some(({ owed }) => owed > 0)) return
    const { last, corrected, inside, used } = toldBy(own)
    expect([pass.sequence, pass.usedSteps]).toEqual([newest, used])
    expect([pass.last?.useId, pass.last?.corrected]).toEqual([last?._id, last ? corrected : undefined])
    expect([pass.insideOf, pass.insideSince]).toEqual(inside ? [inside.place, inside.at] : [null, null])
  }

  #checkEnd(pass: PassDocument): void {
    expect(pass.sequence).toBe(usesOf(pass._id).at(-1)?.sequence ?? 0)
    const dead = (tableOf('endedCodes').get(pass._id) as EndedDocument | undefined)?.keyNo
    if (!isActive(pass, this.house().now())) expect(dead).toBeNull()
    else if (pass.device) expect(dead === undefined || (dead !== null && dead < pass.device.keyNo)).toBe(true)
  }
}

/**
 * Everything that was answered with success is in the log once: as what was said, unless a guard has changed it since. Nobody who was let in is
 * refused by a retry, unless the registration is gone.
 */
export function checkAnswers(answers: readonly Answer[], synced: Gatehouse['synced']): void {
  const all = documentsOf<UseDocument>('uses')
  const usesBy = (requestId: string) => all.filter((one) => requestOf(one) === requestId)
  for (const { requestId, useId, outcome, repeated, isRetry } of answers) {
    // Shown once more is how it stands by now, whatever this request has recorded before.
    const recorded = isRetry && !repeated ? usesBy(requestId) : []
    for (const { refusal, holder } of recorded) if (holder) expect(refusal !== null).toBe(outcome === 'refused')
    if (outcome === 'refused') continue
    const use = all.find(({ _id }) => _id === useId)
    expect(use?.refusedAt ? outcome : use?.outcome).toBe(outcome)
    if (!repeated) expect(usesBy(requestId)).toEqual([use])
  }
  for (const [localId, result] of synced) expect(usesBy(localId).map(({ suspicious }) => suspicious)).toEqual([result === 'suspicious'])
}
