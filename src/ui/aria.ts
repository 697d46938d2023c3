/** What a screen reader says of an element. */
interface Spoken {
  role?: 'button' | 'checkbox' | 'dialog' | 'img' | 'radio' | 'radiogroup' | 'tab' | 'tablist'
  /** Instead of the words inside. */
  label?: string
  /** Of a radio or a checkbox. */
  checked?: boolean
  /** Of a tab. */
  selected?: boolean
}

/** WeChat calls the role `aria-role`. A browser calls it `role`, and its keyboard reaches what has a place in the order of the page. */
const roleOf = (role: Spoken['role']) =>
  process.env.TARO_ENV === 'h5' ? { role, ...(TAPPABLE.has(role) && { tabindex: '0' }) } : { 'aria-role': role }
const TAPPABLE = new Set<Spoken['role']>(['button', 'checkbox', 'radio', 'tab'])

/**
 * The attributes by which an element tells a screen reader what it is. `config/aria.ts` lets Taro's templates pass them on; a tappable `View`
 * without them doesn't pass `tests/architecture/aria`.
 */
export const aria = ({ role, label, checked, selected }: Spoken): Readonly<Record<string, string | undefined>> => ({
  ...(role && roleOf(role)),
  ...(label !== undefined && { 'aria-label': label }),
  ...(checked !== undefined && { 'aria-checked': String(checked) }),
  ...(selected !== undefined && { 'aria-selected': String(selected) }),
})

/** What is scrolled: a keyboard scrolls what it can reach, also where there is no button. Phones have none. */
export const scrolled = process.env.TARO_ENV === 'h5' ? { tabindex: '0' } : {}

/** The words for a picture. A browser reads them from the picture itself, which Taro puts inside its element. */
export const pictureOf = (label: string) => (process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: label } } : aria({ role: 'img', label }))

/** The name of a control that people type into or switch. A browser reads it from the control itself, which Taro puts inside its element. */
export const controlOf = (label: string) => (process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label } } : aria({ label }))
