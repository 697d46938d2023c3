/** Which cloud function serves an action, by the part of its name before the dot. */
export const functionOf = {
  account: 'account',
  consent: 'account',
  inbox: 'account',
  rider: 'account',
  role: 'account',
  staff: 'account',
  station: 'account',
} as const

export type FunctionOf = typeof functionOf
export type FunctionName = FunctionOf[keyof FunctionOf]
