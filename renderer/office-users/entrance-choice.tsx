import { PasswordInput, Radio } from '@mantine/core';
import { shortestPassword } from '#domain/technician/account.ts';
import type { UserForm } from './use-user-form.ts';
import classes from './user-dialog.module.css';

type Props = Pick<UserForm, 'entrance' | 'setEntrance' | 'password' | 'setPassword' | 'passwordError'>;

/** How a new office user comes to a password. */
export function EntranceChoice({ entrance, setEntrance, password, setPassword, passwordError }: Props) {
  return (
    <div className={classes.entrance}>
      <Radio.Group
        label="First sign-in"
        value={entrance}
        onChange={(value) => setEntrance(value === 'password' ? 'password' : 'invitation')}
      >
        <div className={classes.choices}>
          <Radio value="invitation" label="Send invitation via email" />
          <Radio value="password" label="Set a password" />
        </div>
      </Radio.Group>
      {entrance === 'password' ? (
        <PasswordInput
          id="field-password"
          label="Password"
          withAsterisk
          autoComplete="new-password"
          description={`At least ${shortestPassword} characters. Hand it over in person.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={password}
          error={passwordError}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      ) : (
        <p className="hint">
          A link goes to the email. It is good for 72 hours and lets the person set a password.
        </p>
      )}
    </div>
  );
}
