import * as z from 'zod/mini'
import { WorkKind } from '../account/rider'
import { Instant } from '../kernel/ids'
import { DayWindow, Vehicle } from './compoundRules'
import { CompoundId, GateId, UseId } from './ids'
import { PassEnd, PassHolder } from './passHolder'

const because = <const R extends string>(reason: R) => z.object({ reason: z.literal(reason) })

/** Why a pass doesn't open a gate now. The words are in `src/packages/pass/words/gate`. */
export const GateRefusal = z.discriminatedUnion('reason', [
  /** About the person. */
  because('noPass'),
  z.object({ reason: z.literal('passSuspended'), end: PassEnd, until: z.nullable(Instant) }),
  z.object({ reason: z.literal('passRevoked'), end: PassEnd }),
  z.object({ reason: z.literal('passExpired'), expiredAt: Instant }),
  /** About this compound. */
  because('unknownGate'),
  because('compoundClosed'),
  because('gateClosed'),
  because('notOnWhiteList'),
  z.object({ reason: z.literal('listingExpired'), expiredAt: Instant }),
  z.object({ reason: z.literal('workKind'), allowed: z.array(WorkKind) }),
  z.object({ reason: z.literal('outsideHours'), hours: z.array(DayWindow) }),
  /** `closed` is empty where e-bikes are never allowed. The rider may walk in. */
  z.object({ reason: z.literal('eBike'), closed: z.array(DayWindow) }),
  /** About the code that was shown. */
  because('codeUnreadable'),
  because('codeOtherVersion'),
  because('codeForged'),
  because('codeOtherPhone'),
  because('codeExpired'),
  because('codeFuture'),
  because('codeUsed'),
  because('codeOtherAudience'),
  /** A signed pass alone is not enough while there is network: the rotating code is needed. */
  because('codeNeedsLive'),
  because('digitsWrong'),
  z.object({ reason: z.literal('tooManyTries'), until: Instant }),
  /** About the rider's own scans of posted codes: there were too many within an hour. */
  z.object({ reason: z.literal('tooManyScans'), until: Instant }),
])
export type GateRefusal = z.output<typeof GateRefusal>

/** Why a guard keeps out a rider whose pass would do. */
export const GuardRefusal = z.enum(['notThePerson', 'noHelmet', 'overloaded', 'conduct', 'gateBlocked', 'residentsObject'])
export type GuardRefusal = z.output<typeof GuardRefusal>

/** How the pass was shown: by scanning the gate's code, by the rotating code, by typed digits or by the signed pass. */
export const UseMethod = z.enum(['gateCode', 'liveCode', 'digits', 'offlinePass'])
export type UseMethod = z.output<typeof UseMethod>

/** Today's picture at a compound: a flower (0 to 7) and a stripe (0 to 7). Yesterday's screenshot shows another one. */
export const DayPattern = z.object({ flower: z.int(), stripe: z.int() })
export type DayPattern = z.output<typeof DayPattern>

/** What both phones show at a gate. */
export const Verdict = z.object({
  outcome: z.enum(['enter', 'leave', 'refused']),
  /** The access event; null when nothing was recorded (nobody is known, or it is no gate). */
  useId: z.nullable(UseId),
  /** When it was decided. A repeated scan within minutes shows the time of the first one. */
  at: Instant,
  /** The server's time now. */
  now: Instant,
  repeated: z.boolean(),
  method: UseMethod,
  vehicle: Vehicle,
  compound: z.nullable(z.object({ compoundId: CompoundId, name: z.string(), hotline: z.nullable(z.string()) })),
  gate: z.nullable(z.object({ gateId: GateId, name: z.string() })),
  holder: z.nullable(PassHolder),
  refusal: z.nullable(GateRefusal),
  pattern: DayPattern,
  /** What riders should know inside, in the property manager's words. */
  note: z.nullable(z.string()),
  hasMap: z.boolean(),
})
export type Verdict = z.output<typeof Verdict>
