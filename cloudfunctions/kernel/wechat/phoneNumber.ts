/** A number as WeChat tells it. Of a number from abroad `purePhoneNumber` has no country, and would be somebody else's at home. */
export interface PhoneInfo {
  readonly purePhoneNumber?: string | undefined
  readonly countryCode?: string | number | undefined
}

/** `10012345678`, or `+852 91234567` for a number that is not of mainland China; null when WeChat tells none. */
export function phoneNumberOf({ purePhoneNumber, countryCode }: PhoneInfo): string | null {
  if (!purePhoneNumber) return null
  const country = String(countryCode ?? '').replace(/\D/g, '')
  return country === '' || country === '86' ? purePhoneNumber : `+${country} ${purePhoneNumber}`
}
