const words = { 'aria-label': '' }
const spoken = { ...words, 'aria-role': '' }

/**
 * The attributes for screen readers that Taro's templates pass on to WeChat, by component. Taro knows none of them. The templates and the code
 * number attributes in the order in which they are added, so both add these last: `config/lean.ts` and `src/app.tsx`.
 */
export const ARIA_ATTRIBUTES = {
  View: { ...spoken, 'aria-checked': '', 'aria-selected': '' },
  Image: spoken,
  Switch: words,
  Input: words,
  Textarea: words,
}
