import { Input, View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Field } from '../../../../ui/form/Field'
import { Screen } from '../../../../ui/screen/Screen'
import { Accepted } from './Accepted'
import './invitation.scss'
import { CODE_LENGTH, useInvitation } from './useInvitation'
import '../../words/refusals'

export default function InvitationPage() {
  const { code, setCode, paste, accept, problem, workplaces } = useInvitation()
  if (workplaces)
    return (
      <Screen>
        <Accepted workplaces={workplaces} />
      </Screen>
    )
  return (
    <Screen>
      <View>站点负责人和区工作人员凭邀请码上岗。邀请码由区里发给你，三天内有效，只能用一次。</View>
      <Card>
        <Field id="field-code" label="邀请码" hint="10 个字母或数字，大小写都行" error={problem ?? undefined}>
          <View className="field__control">
            <Input
              className="invitation__code"
              type="text"
              value={code}
              maxlength={CODE_LENGTH}
              placeholder="如 3F7KQ-9XW2A"
              cursorSpacing={80}
              onInput={(event) => setCode(event.detail.value)}
            />
          </View>
        </Field>
        <Button variant="quiet" icon="document" onTap={paste}>
          粘贴收到的邀请码
        </Button>
        <Button onTap={accept}>上岗</Button>
      </Card>
    </Screen>
  )
}
