import { useState } from 'react';
import { tokenHelp, useToken, type SiteWithToken } from '@/lib/panel/site/site-token';
import { t } from '@/lib/panel/i18n';
import { hostOf } from '@/lib/panel/site/origins';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';

const LONGEST_TOKEN = 2000;

interface TokenFieldProps {
  readonly site: SiteWithToken;
}

/** The user's token for a CRM that wants one: given, tried, replaced and forgotten here; never shown. */
export function TokenField({ site }: TokenFieldProps) {
  const { isKept } = site.token;
  const [isReplacing, setReplacing] = useState(false);
  const { said, save, test, forget } = useToken(site);
  const host = hostOf(site.origin);
  const named = (word: string) => (
    <>
      {word} <span className="unseen">{host}</span>
    </>
  );
  return (
    <div className="token">
      {isKept && <p className="hint">{keptText(site)}</p>}
      {(!isKept || isReplacing) && (
        <TokenForm
          site={site}
          onSave={async (token) => {
            if (await save(token)) setReplacing(false);
          }}
        />
      )}
      {said && <p role="status">{said}</p>}
      {isKept && (
        <div className="buttons">
          <Button onClick={() => void test()}>{named(t('token_test'))}</Button>
          {!isReplacing && (
            <Button onClick={() => setReplacing(true)}>{named(t('token_replace'))}</Button>
          )}
          <Button onClick={() => void forget()}>{named(t('token_forget'))}</Button>
        </div>
      )}
    </div>
  );
}

function keptText({ me }: SiteWithToken): string {
  return me ? t('token_connectedAs', me.name) : t('token_untried');
}

interface TokenFormProps extends TokenFieldProps {
  readonly onSave: (token: string) => Promise<void>;
}

/** What is typed here is kept nowhere until it is saved: it is a secret. */
function TokenForm({ site, onSave }: TokenFormProps) {
  const [typed, setTyped] = useState('');
  const host = hostOf(site.origin);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // Pasted tokens come with the spaces and line ends around them.
        void onSave(typed.replaceAll(/\s/g, '')).then(() => setTyped(''));
      }}
    >
      <p className="hint">{t('token_why', host)}</p>
      <p className="hint">{tokenHelp(site)}</p>
      <TextField
        label={t('token_label', host)}
        type="password"
        autoComplete="off"
        value={typed}
        maxLength={LONGEST_TOKEN}
        onChange={setTyped}
      />
      <Button type="submit" disabled={typed.trim() === '' || typed.trim().length > LONGEST_TOKEN}>
        {t('token_save')}
      </Button>
    </form>
  );
}
