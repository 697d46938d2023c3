import { riderIdOf } from '../../../cloudfunctions/domains/account/riderDocument'
import { merchants } from '../../../cloudfunctions/domains/merchant/merchantDocument'
import { openTakesJob } from '../../../cloudfunctions/domains/merchant/takes'
import { sealForPass } from '../../../cloudfunctions/domains/pass/documents/pass'
import { createEntry } from '../../../cloudfunctions/kernel/entry'
import { personIdOf } from '../../../cloudfunctions/kernel/people/ids'
import { sealField } from '../../../cloudfunctions/kernel/secrets/sealedField'
import type { ActionName, Actions } from '../../../contract'
import type { OutputOf } from '../../../contract/kernel/action'
import type { Redemption } from '../../../contract/merchant/counter'
import type { RedemptionId } from '../../../contract/merchant/ids'
import { shopCodeText } from '../../../contract/merchant/posterCode'
import { stepAt } from '../../../contract/pass/passCode'
import type { Delivery } from '../fleet/commands'
import { type AnyDocument, dyingAfter, tableOf } from '../fleet/memoryDatabase'
import { aVerifiedRider, passAt, putRegistration, riderAt } from '../gatehouse/district'
import { everythingServed, openEveryDomain, reconcile, runThrough } from '../house'
import { anOffer, offerId } from '../offers'
import { aBoundPass, aSeed } from '../passes'
import { codeByNode } from '../passVectors'
import { someRoles } from '../people'
import { aPlatformContext } from '../platform'
import { aStation } from '../stations'
import { daysAfter, minutesAfter, NOON } from '../time'
import { type Command, RIDERS, SHOPS } from './commands'
import { MealLimits } from './mealLimits'
import { CAMPAIGN, campaignQuestion, OFFERS, shopAt } from './offers'

export interface Delivered {
  readonly command: Command
  readonly delivery: Delivery
}

/** A scan that a clerk's phone holds, with what it has shown. */
interface Held {
  readonly rider: number
  readonly shop: number
  readonly clerk: number
  readonly scan: string
  /** What the meal cost when it was scanned. */
  readonly mealFen: number
}

/** Somebody heard that something was redeemed. */
export interface Heard {
  readonly redemption: Redemption
  readonly requestId: string
  /** What it may cost; null: any price of the time. */
  readonly mealFen: number | null
}

interface Call {
  readonly openid: string
  readonly action: ActionName
  readonly input: object
  readonly requestId: string
  readonly learn?: ((data: never) => void) | undefined
  /** By what is certain when it is sent, it must be refused. */
  readonly mustFail: boolean
}

const clerkAt = (shop: number, clerk: number) => `oSample_clerk${shop}${clerk}`
const labelAt = (shop: number) => sealField(merchants, 'label', shopAt(shop), '示例店员')
const posterAt = (shop: number) => `000000000000000${shop}`
const STAFF = 'oSample_staff'
const seedOf = (rider: number) => aSeed(rider + 1)

const put = (table: string, doc: AnyDocument) => tableOf(table).set(doc._id, doc)

function setUp(): void {
  put('roles', { ...someRoles({ _id: personIdOf(STAFF), grants: [{ role: 'staff' }] }) })
  put('campaigns', { ...CAMPAIGN })
  put('towns', { ...aStation(), _id: aStation().townId })
  for (let shop = 0; shop < SHOPS; shop += 1) {
    const people = (['clerk', 'shopOwner'] as const).map((role, clerk) => ({
      personId: personIdOf(clerkAt(shop, clerk)),
      role,
      label: labelAt(shop),
      since: NOON,
    }))
    put('merchants', {
      ...aStation(),
      _id: shopAt(shop),
      open: true,
      people,
      posterCode: posterAt(shop),
      offers: OFFERS,
      given: {},
      takes: {},
    })
  }
  for (let rider = 0; rider < RIDERS; rider += 1) {
    const registration = aVerifiedRider(rider, NOON)
    putRegistration(registration)
    const bound = aBoundPass({ seed: seedOf(rider), _id: passAt(rider), keyNo: 1 })
    const phoneTail = sealForPass(passAt(rider), 'phoneTail', '0000')
    const personId = personIdOf(riderAt(rider))
    put('passes', { ...bound, riderId: riderIdOf(personId), personId, verifiedAt: NOON, expiresAt: daysAfter(NOON, 365), phoneTail })
  }
}

/** Riders, clerks, owners and the district, who use their phones at the same time. */
export class Street {
  readonly heard: Heard[] = []
  readonly #scans: Held[] = []
  #now = NOON
  readonly #mealLimits = new MealLimits()
  #requests = 0
  #late: Call[] = []
  /** Somebody decides in this round who may give or get something: nothing is certain of it. */
  #isChanging = false
  readonly #main = createEntry(everythingServed, () => this.now())

  constructor() {
    openEveryDomain()
    setUp()
  }

  now(minutesLater = 0): Date {
    this.#now = new Date(this.#now.getTime() + 1000)
    return minutesAfter(this.#now, minutesLater)
  }

  /**
   * All commands of one round, as concurrent tasks. Time passes between rounds: each code is of its own step, and no call runs for longer than a
   * function may.
   */
  round(delivered: readonly Delivered[]): Promise<unknown>[] {
    const waited = delivered.flatMap(({ command }) => (command.kind === 'wait' ? [command.minutes] : []))
    this.#now = minutesAfter(new Date(this.#now.getTime() + 15_000), Math.max(0, ...waited))
    this.#isChanging = delivered.some(({ command }) => ['setOpen', 'setClerk', 'suspend'].includes(command.kind))
    const late = this.#late.splice(0).map((call) => this.#once({ ...call, mustFail: false }, Number.POSITIVE_INFINITY))
    return [...late, ...delivered.map(({ command, delivery }) => this.#run(command, delivery))]
  }

  noteShop = (before: AnyDocument) => this.#mealLimits.note(before, this.#now)

  /** How many meals a day one person can get now, at most. */
  get mostMeals(): number {
    return this.#mealLimits.mostAt(this.#now)
  }

  /** What died is settled: effects are carried out, and takes are looked at when nothing can be under way. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      await reconcile(this.now(2 + turn * 120))
      await runThrough(openTakesJob, this.now(20 + turn * 120))
    }
  }

  async #run(command: Command, delivery: Delivery): Promise<void> {
    switch (command.kind) {
      case 'wait':
        return
      case 'runJobs':
        await reconcile(this.now())
        return void (await runThrough(openTakesJob, this.now()))
      case 'setOpen':
        return change('merchants', shopAt(command.shop), () => ({ open: command.open }))
      case 'setClerk':
        return this.#setClerk(command)
      case 'suspend':
        return this.#suspend(command)
      case 'scan':
        return this.#scan(command, delivery)
      case 'tap':
        return this.#tap(command, delivery)
      default:
        return this.#ask(this.#question(command), delivery)
    }
  }

  #setClerk({ shop, works }: Extract<Command, { kind: 'setClerk' }>): void {
    const personId = personIdOf(clerkAt(shop, 0))
    const one = { personId, role: 'clerk', label: labelAt(shop), since: NOON } as const
    change('merchants', shopAt(shop), ({ people }) => {
      const others = (people as (typeof one)[]).filter((other) => other.personId !== personId)
      return { people: works ? [...others, one] : others }
    })
  }

  /** The district suspends a pass, as a decision does: its revision is another one. */
  #suspend({ rider, suspended }: Extract<Command, { kind: 'suspend' }>): void {
    const since = this.now()
    const sanction = suspended ? { kind: 'suspend', reason: 'conduct', since, until: null } : null
    change('passes', passAt(rider), ({ revision }) => ({ sanction, revision: Number(revision) + 1 }))
  }

  #scan({ rider, shop, clerk }: Extract<Command, { kind: 'scan' }>, delivery: Delivery): Promise<void> {
    const text = codeByNode({ passId: passAt(rider), seed: seedOf(rider), keyNo: 1, audience: 'counter', step: stepAt(this.#now) })
    const learn = ({ scan, offers }: OutputOf<Actions['merchant.verify']>) => {
      const meal = offers?.find((one) => one.offerId === offerId('meal'))?.price
      if (scan) this.#scans.push({ rider, shop, clerk, scan, mealFen: meal && 'riderFen' in meal ? meal.riderFen : 0 })
    }
    return this.#ask(
      { openid: clerkAt(shop, clerk), action: 'merchant.verify', input: { merchantId: shopAt(shop), text }, learn },
      delivery,
    )
  }

  async #tap({ which, offer, bill, twice }: Extract<Command, { kind: 'tap' }>, delivery: Delivery): Promise<void> {
    const held = this.#scans[which % (this.#scans.length || 1)]
    if (!held) return
    const { shop, clerk, scan, mealFen } = held
    const typed = offer === 'wash' ? { billFen: bill } : {}
    const call = () => ({
      openid: clerkAt(shop, clerk),
      action: 'merchant.redeem' as const,
      input: { merchantId: shopAt(shop), scan, offerId: offerId(offer), typed },
      learn: this.#hear(offer === 'meal' ? mealFen : null),
      mustFail: !this.#isChanging && !this.#gives(held),
    })
    await Promise.all([this.#ask(call(), delivery), ...(twice ? [this.#ask(call(), delivery)] : [])])
  }

  /** By what was certain before this moment, the shop may give something to this rider. */
  #gives({ rider, shop, clerk }: Held): boolean {
    const merchant = tableOf('merchants').get(shopAt(shop))
    const works = ((merchant?.people ?? []) as { personId: string }[]).some(({ personId }) => personId === personIdOf(clerkAt(shop, clerk)))
    return works && merchant?.open === true && !tableOf('passes').get(passAt(rider))?.sanction
  }

  #hear = (mealFen: number | null) => (requestId: string) => (data: OutputOf<Actions['merchant.redeem']>) => {
    if (data.redemption) this.heard.push({ redemption: data.redemption, requestId, mealFen })
  }

  #question(command: Exclude<Command, { kind: 'wait' | 'runJobs' | 'setOpen' | 'setClerk' | 'suspend' | 'scan' | 'tap' }>) {
    switch (command.kind) {
      case 'poster': {
        const { rider, shop, offer, bill } = command
        const typed = offer === 'wash' ? { billFen: bill } : {}
        const input = { poster: shopCodeText(posterAt(shop)), offerId: offerId(offer), typed }
        return { openid: riderAt(rider), action: 'merchant.redeemAtPoster' as const, input, learn: this.#hear(null) }
      }
      case 'askReversal':
      case 'confirmReversal': {
        const { redemption } = this.heard[command.which % (this.heard.length || 1)] ?? {}
        if (!redemption) return null
        const { merchantId, redemptionId } = redemption
        const shop = merchantId === shopAt(0) ? 0 : 1
        return command.kind === 'askReversal'
          ? { openid: clerkAt(shop, 0), action: 'merchant.askReversal' as const, input: { merchantId, redemptionId, reason: 'tapped' } }
          : { openid: clerkAt(shop, 1), action: 'merchant.decideReversal' as const, input: { merchantId, redemptionId, confirm: true } }
      }
      case 'setCampaign':
        return { openid: STAFF, ...campaignQuestion(command.personDay) }
      case 'setPrice': {
        const { terms } = anOffer('meal', { ...OFFERS[0]?.terms, price: { kind: 'setMeal', normalFen: 1800, riderFen: command.riderFen } })
        return {
          openid: STAFF,
          action: 'merchant.saveOffer' as const,
          input: { merchantId: shopAt(command.shop), offerId: offerId('meal'), terms },
        }
      }
    }
  }

  async #ask(
    question: { openid: string; action: ActionName; input: object; learn?: unknown; mustFail?: boolean } | null,
    delivery: Delivery,
  ): Promise<void> {
    if (!question) return
    this.#requests += 1
    const requestId = `request-${this.#requests}`
    const { mustFail = false, learn } = question
    const hears = question.action.startsWith('merchant.redeem')
      ? (learn as (requestId: string) => Call['learn'])(requestId)
      : (learn as Call['learn'])
    const call: Call = { ...question, requestId, mustFail, learn: hears }
    const answers = await Promise.all(delivery.copies.map((writes) => this.#once(call, writes)))
    for (let tries = 0; delivery.insists && tries < 5 && !answers.some(Boolean); tries += 1)
      answers.push(await this.#once(call, Number.POSITIVE_INFINITY))
    if (delivery.late && call.action !== 'merchant.decideReversal') this.#late.push(call)
  }

  /** Sends a request once. Returns true when it was answered, by success or by a refusal. */
  async #once({ openid, action, input, requestId, learn, mustFail }: Call, writes: number): Promise<boolean> {
    const before = new Set(tableOf('redemptions').keys())
    const reply = await dyingAfter(writes, () => this.#main({ action, input, requestId }, aPlatformContext(openid)))
    if (!reply.ok && reply.error.code === 'INTERNAL') throw new Error(`${action} failed`)
    if (reply.ok) learn?.(reply.data as never)
    const redeemed = reply.ok ? (Object(reply.data) as { redemption?: { redemptionId: RedemptionId } | null }).redemption : null
    if (mustFail && redeemed && !before.has(redeemed.redemptionId))
      this.mistakes.push(`${requestId} was redeemed by a shop that gives nothing`)
    return reply.ok || reply.error.code !== 'UNAVAILABLE'
  }

  /** What must not have happened. */
  readonly mistakes: string[] = []
}

/** Changes a stored document at once, as somebody has decided before. */
function change(table: string, id: string, next: (doc: AnyDocument) => object): void {
  const doc = tableOf(table).get(id)
  if (doc) put(table, { ...doc, ...next(doc) })
}
