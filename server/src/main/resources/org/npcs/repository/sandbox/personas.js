
// Added by the sandbox, where every client is invented and its secret is public.
window.addEventListener('load', async () => {
  const row = document.createElement('div');
  const label = document.createElement('label');
  const choice = document.createElement('select');
  const button = document.createElement('button');
  const told = document.createElement('output');
  row.id = 'personas';
  Object.assign(row.style, {padding: '12px 20px', background: '#f3f3f3', color: '#222', fontFamily: 'sans-serif'});
  button.style.margin = choice.style.margin = '0 8px';
  label.textContent = 'Sandbox, all data are invented. Act as';
  choice.id = 'persona';
  label.htmlFor = 'persona';
  button.id = 'act';
  button.textContent = 'Get a token';
  row.append(label, choice, button, told);
  document.body.prepend(row);

  const personas = await (await fetch('/docs/personas')).json();
  for (const persona of personas) {
    const option = document.createElement('option');
    option.value = persona.clientId;
    option.textContent = persona.name + ' (' + persona.clientId + ')';
    option.selected = persona.clientId === 'fenwick-nightly';
    choice.append(option);
  }

  button.addEventListener('click', async () => {
    const persona = personas.find(one => one.clientId === choice.value);
    const answer = await fetch('/oauth2/token', {
      method: 'POST',
      headers: {Authorization: 'Basic ' + btoa(persona.clientId + ':' + persona.clientSecret)},
      body: new URLSearchParams({grant_type: 'client_credentials'})
    });
    if (!answer.ok) {
      told.textContent = 'The issuer refused: ' + answer.status;
      return;
    }
    const token = await answer.json();
    const schema = window.ui.specSelectors.specJson().getIn(['components', 'securitySchemes', 'oauth2']);
    window.ui.authActions.authorizeOauth2({
      auth: {name: 'oauth2', clientId: persona.clientId, clientSecret: persona.clientSecret, schema: schema},
      token: token
    });
    told.textContent = 'Token of ' + persona.clientId + ', good for ' + token.expires_in + ' seconds: '
      + token.scope + (persona.actingFor ? '. Send Acting-For: ' + persona.actingFor : '');
  });
});

// The page would send the example of every optional parameter, such as a stale entity tag: only required ones are filled in.
window.addEventListener('load', () => {
  const shown = setInterval(() => {
    const contract = window.ui.specSelectors.specJson();
    if (contract.get('paths')) {
      clearInterval(shown);
      window.ui.specActions.updateJsonSpec(contract.updateIn(['components', 'parameters'], all =>
        all.map(one => one.get('required') ? one : one.delete('example'))).toJS());
    }
  }, 50);
});
