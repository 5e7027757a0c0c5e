// Shows the description of this site's API. Nothing is kept when the page is left: no password, no token.

// The bundle takes this over when it is loaded, and writes passwords with it: in UTF-8, and whatever letters they have.
const base64OfBytes = window.btoa;
window.btoa = (text) => base64OfBytes(String.fromCharCode(...new TextEncoder().encode(text)));

window.addEventListener('load', () => {
    SwaggerUIBundle({
        url: '../openapi.json',
        dom_id: '#api',
        deepLinking: true,
        docExpansion: 'list',
        defaultModelsExpandDepth: 0,
        displayRequestDuration: true,
        persistAuthorization: false,
        validatorUrl: null,
        // The page has a place of its own for passwords: no other is to be shown.
        requestInterceptor: (request) => {
            request.headers['Suppress-WWW-Authenticate'] = 'true';
            return request;
        },
    });
});
