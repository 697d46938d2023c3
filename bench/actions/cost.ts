/** What one call of an action asks of the database. */
export interface Cost {
  readonly action: string
  readonly writes: boolean
  /** Requests of the SDK. */
  readonly calls: number
  /** Documents that the queries looked at. */
  readonly examined: number
  /** The stored size of the documents that they found. */
  readonly bytes: number
  /** Queries that looked at a whole collection. */
  readonly scans: number
}

export type Bounds = Pick<Cost, 'calls' | 'examined' | 'bytes'>

/** A page of a list, and what says who may see it. */
const READS: Bounds = { calls: 12, examined: 64, bytes: 96_000 }
/** One change, its audit entry, and what it means for a few other documents at once. */
const WRITES: Bounds = { calls: 24, examined: 24, bytes: 64_000 }

/** Actions that may ask for more, and why. */
const MORE: Readonly<Record<string, Partial<Bounds>>> = {
  // What the tabs know of a person, the pass, and what every domain has for today: one call in place of four.
  'home.show': { calls: 32 },
  // Takes on the role, closes the invitation, and counts for a manager everybody who waits.
  'role.accept': { calls: 30, examined: 160, bytes: 96_000 },
  // Every domain erases its part of the person.
  'rider.withdraw': { calls: 45 },
  // Registration, claim of the identity number, pass, agenda, audit and message.
  'rider.register': { calls: 28, examined: 32 },
  'staff.approve': { calls: 40, examined: 32 },
  // The database counts the events of a day by itself: they are looked at there, and nothing of them is sent.
  'compound.figures': { examined: 1_500, bytes: 1_000_000 },
  // Two people in one call, with a face for each reader.
  'compound.decideListings': { calls: 28 },
  // A reservation in the agenda and in the offering for each of two people, who are both told.
  'contest.signUp': { calls: 34, examined: 24 },
  // The one who is removed and the one who gets the place are told, and both have it in their agendas.
  'course.removeFrom': { calls: 30 },
  // Takes back on the pass and in the stock, says so to the rider, and carries out what the asking left: telling the colleagues.
  'merchant.decideReversal': { calls: 28 },
  // The closed days of a month of each of twenty shops.
  'merchant.overview': { calls: 24, examined: 700, bytes: 200_000 },
  // Makes the lines of days anew: six calls a day, each by an index.
  'merchant.checkBooks': { calls: 20 },
  // Found by the last digits of a phone, then booked.
  'course.enrolFor': { calls: 28 },
}

export const boundsOf = ({ action, writes }: Pick<Cost, 'action' | 'writes'>): Bounds => ({ ...(writes ? WRITES : READS), ...MORE[action] })

/** Whether an action keeps its bounds and looks at no whole collection. */
export function keepsBounds(cost: Cost): boolean {
  const { calls, examined, bytes } = boundsOf(cost)
  return cost.scans === 0 && cost.calls <= calls && cost.examined <= examined && cost.bytes <= bytes
}
