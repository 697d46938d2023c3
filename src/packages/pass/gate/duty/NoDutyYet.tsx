import { Button } from '../../../../ui/button/Button'
import { State } from '../../../../ui/states/State'

/** The first time on this phone, and no network: there is nothing to check by. */
export const NoDutyYet = ({ onRetry }: { onRetry: () => unknown }) => (
  <State
    icon="offline"
    title="没连上网，手机里还没有名单"
    note="请用纸质登记。连上一次网，以后断网也能核验"
    action={
      <Button variant="ghost" onTap={onRetry}>
        再试一次
      </Button>
    }
  />
)
