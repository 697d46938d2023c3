import { elderMode } from '../../../../services/settings'
import { Button } from '../../../../ui/button/Button'

/** The large letters (大字模式), where a guard stands all day: the settings are further away than they would look. */
export function LargeLetters() {
  const elder = elderMode.use()
  return (
    <Button variant="quiet" icon="text" onTap={() => elderMode.set(!elder)}>
      {elder ? '普通字' : '大字'}
    </Button>
  )
}
