package org.npcs.repository.client;

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.auth.AnalystSecret;
import org.npcs.repository.client.auth.Credentials;
import org.npcs.repository.client.auth.SuppliedToken;
import org.npcs.repository.client.auth.TokenSettings;
import org.npcs.repository.client.diagnosis.DoctorReport;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.token.Addresses;
import org.npcs.repository.client.internal.token.CachedTokens;
import org.npcs.repository.client.internal.token.FixedToken;
import org.npcs.repository.client.internal.token.SuppliedTokens;
import org.npcs.repository.client.internal.token.TokenEndpoint;
import org.npcs.repository.client.internal.transport.Answer;
import org.npcs.repository.client.internal.transport.Authenticating;
import org.npcs.repository.client.internal.transport.ClientTime;
import org.npcs.repository.client.internal.transport.HttpTransport;
import org.npcs.repository.client.internal.transport.Idempotent;
import org.npcs.repository.client.internal.transport.Observed;
import org.npcs.repository.client.internal.transport.Retrying;
import org.npcs.repository.client.internal.transport.TokenSource;
import org.npcs.repository.client.internal.transport.Transport;
import org.npcs.repository.client.network.CallListener;
import org.npcs.repository.client.network.NetworkSettings;
import org.npcs.repository.client.network.RetryPolicy;

/**
 * The one door to the repository. Immutable and safe for any number of threads; make one and keep it, because it owns the
 * connections and the access token. {@link #withOptions} returns a copy that shares both.
 */
public final class RepositoryClient implements AutoCloseable {

    private final Calls calls;
    private final Workers workers;

    private RepositoryClient(Calls calls, Workers workers) {
        this.calls = calls;
        this.workers = workers;
    }

    /**
     * Starts a client.
     *
     * @param baseAddress address of the service without {@code /v1}, such as {@code http://127.0.0.1:8080}; HTTPS, or HTTP to
     *     this machine
     */
    public static Builder builder(String baseAddress) {
        return new Builder(baseAddress);
    }

    /** Returns what happened: incidents, determinations, findings. */
    public IncidentClient incidents() {
        return new IncidentClient(calls);
    }

    /** Returns what reviews found. */
    public ReviewClient reviews() {
        return new ReviewClient(calls);
    }

    /** Returns how many records go in at once, and the feed of what changed. */
    public ExchangeClient exchange() {
        return new ExchangeClient(calls);
    }

    /** Returns under which rules data are shared: agreements and signatures. */
    public SharingClient sharing() {
        return new SharingClient(calls);
    }

    /** Returns what members see together: tables, releases, benchmarks. */
    public AnalyticsClient analytics() {
        return new AnalyticsClient(calls);
    }

    /** Returns who helps a leader: offers and requests of support, exchanges between peers, and events. */
    public SupportClient support() {
        return new SupportClient(calls);
    }

    /** Returns how the team is: culture waves, their results, and what changed because of them. */
    public CultureClient culture() {
        return new CultureClient(calls);
    }

    /** Returns whom we warn: safety notices, and where the own member stands with them. */
    public NoticeClient notices() {
        return new NoticeClient(calls);
    }

    /** Returns what members learn from together: curricula and rounds of learning. */
    public LearningClient learning() {
        return new LearningClient(calls);
    }

    /** Returns who decides and by which rules: the charter, committees, seats and offices, advisors, nominations. */
    public GovernanceClient governance() {
        return new GovernanceClient(calls);
    }

    /** Returns what we change: quality priorities, observations of care bundles, improvement cycles. */
    public ImprovementClient improvement() {
        return new ImprovementClient(calls);
    }

    /** Returns the audit trail: entries, signed heads, verification. */
    public AuditClient audit() {
        return new AuditClient(calls);
    }

    /** Returns whether children are safer: outcomes, and observations of measures. */
    public OutcomeClient outcomes() {
        return new OutcomeClient(calls);
    }

    /** Returns the published words: instruments, code systems, elements, rules. */
    public DefinitionClient definitions() {
        return new DefinitionClient(calls);
    }

    /** Returns who takes part. */
    public MembershipClient membership() {
        return new MembershipClient(calls);
    }

    /** Returns the service itself: limits, problem codes, contract. */
    public PlatformClient platform() {
        return new PlatformClient(calls);
    }

    /** Returns a copy whose calls carry these options as well; connections, token and cache are shared. */
    public RepositoryClient withOptions(CallOptions options) {
        return new RepositoryClient(new Calls(calls.shared(), options.over(calls.defaults()), null), workers);
    }

    /** Returns the asynchronous side of this client, on threads of its own. */
    public AsyncRepositoryClient async() {
        return new AsyncRepositoryClient(this, workers);
    }

    /** Returns the asynchronous side of this client on an executor of the program, such as one of virtual threads. */
    public AsyncRepositoryClient async(Executor executor) {
        return new AsyncRepositoryClient(this, executor);
    }

    /**
     * Makes one call and returns its answer in all views: {@code client.response(c -> c.incidents().get(key))}. When the
     * function makes several calls, status, headers and bytes are those of the last.
     *
     * @throws UsageException when the function made no call
     */
    public <T> Response<T> response(Function<RepositoryClient, T> call) {
        Answer[] last = new Answer[1];
        Calls watched = new Calls(calls.shared(), calls.defaults(), answer -> last[0] = answer);
        T value = call.apply(new RepositoryClient(watched, workers));
        if (last[0] == null) {
            throw new UsageException("the function made no call; a list is read only when it is used");
        }
        return new Response<>(value, last[0]);
    }

    /** Looks at every step between this program and the repository; each failure comes with what to do next. */
    public DoctorReport doctor() {
        return new Doctor(calls, this).examine();
    }

    /** Ends the threads of {@link #async()}. Connections end by themselves when they are no longer used. */
    @Override
    public void close() {
        workers.close();
    }

    /** Returns neither address nor credentials. */
    @Override
    public String toString() {
        return "RepositoryClient";
    }

    /** Collects what a client needs. Only credentials are needed beside the address, and those not for public data. */
    public static final class Builder {

        private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,23}");

        private final URI base;
        private @Nullable Credentials credentials;
        private TokenSettings tokenSettings = TokenSettings.DISCOVERED;
        private NetworkSettings network = NetworkSettings.DEFAULT;
        private RetryPolicy retries = RetryPolicy.DEFAULT;
        private CallListener listener = event -> {};
        private CallOptions options = CallOptions.NONE;
        private @Nullable String jurisdiction;
        private @Nullable String application;
        private ClientTime time = ClientTime.system();

        Builder(String baseAddress) {
            URI given = Addresses.safe(baseAddress);
            if (given.getRawQuery() != null || given.getRawFragment() != null) {
                throw new UsageException("a base address has neither query nor fragment");
            }
            base = URI.create(baseAddress.replaceAll("/+$", ""));
        }

        /** Sets what the client proves itself with. */
        public Builder credentials(Credentials proof) {
            credentials = proof;
            return this;
        }

        /** Sets where tokens come from, when discovery is not to find out. */
        public Builder tokens(TokenSettings settings) {
            tokenSettings = settings;
            return this;
        }

        /** Sets deadlines, proxy and trust. */
        public Builder network(NetworkSettings settings) {
            network = settings;
            return this;
        }

        /** Sets how calls are repeated. */
        public Builder retries(RetryPolicy policy) {
            retries = policy;
            return this;
        }

        /** Sets who is told about each call that ended. */
        public Builder listener(CallListener watcher) {
            listener = watcher;
            return this;
        }

        /** Sets options for all calls. */
        public Builder options(CallOptions forAll) {
            options = forAll;
            return this;
        }

        /** Sets the own jurisdiction; without it the repository is asked once. */
        public Builder jurisdiction(String code) {
            jurisdiction = code;
            return this;
        }

        /** Sets the name of the program for the User-Agent: up to 24 letters, digits and {@code ._-}. */
        public Builder application(String name) {
            if (!APPLICATION.matcher(name).matches()) {
                throw new UsageException("an application name has up to 24 letters, digits and ._-");
            }
            application = name;
            return this;
        }

        Builder time(ClientTime source) {
            time = source;
            return this;
        }

        /** Returns the client. Nothing is sent before the first call. */
        public RepositoryClient build() {
            HttpTransport http = new HttpTransport(network);
            Transport plain = new Retrying(http, retries, time);
            CachedTokens cached = null;
            TokenSource source;
            Credentials proof = credentials;
            if (proof instanceof SuppliedToken supplied) {
                source = new SuppliedTokens(supplied.tokens());
            } else if (proof instanceof AnalystSecret analyst) {
                source = new FixedToken(analyst);
            } else if (proof != null) {
                cached = new CachedTokens(
                        new TokenEndpoint(plain, base, proof, tokenSettings, network.attemptTimeout(), time),
                        time.nanos());
                source = cached;
            } else {
                source = new NoTokens();
            }
            Transport chain = new Observed(
                    new Idempotent(new Retrying(new Authenticating(http, source), retries, time)), listener);
            Shared shared = new Shared(base, userAgent(), network, chain, cached, time, jurisdiction);
            return new RepositoryClient(new Calls(shared, options, null), new Workers());
        }

        private String userAgent() {
            String java = Integer.toString(Runtime.version().feature());
            return "npcs-java/" + SdkVersion.VALUE + " java/" + java
                    + (application == null ? "" : " app/" + application);
        }
    }
}
