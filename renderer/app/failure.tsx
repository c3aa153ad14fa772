import { Button } from '@mantine/core';

/** What is shown when a screen breaks: what happened, that nothing is lost, and the way on. */
export function Failure({ error }: { readonly error: unknown }) {
  return (
    <main role="alert" style={{ maxWidth: 520, margin: '15vh auto', padding: 16 }}>
      <h1>This screen stopped working</h1>
      <p>
        What you saved, and the drafts of open forms, are kept on this computer. Reload to go on. If it
        happens again, send the text below to your administrator.
      </p>
      <pre className="hint" style={{ whiteSpace: 'pre-wrap' }}>
        {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
      </pre>
      <Button variant="filled" onClick={() => location.reload()}>
        Reload
      </Button>
    </main>
  );
}
