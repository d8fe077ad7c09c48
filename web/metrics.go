package web

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// meter counts requests and looks at the ledger when it is asked. Its labels are routes and never addresses, which name findings.
type meter struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newMeter(s *Server) *meter {
	m := &meter{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "huonguoc_http_requests_total", Help: "Requests by route and status.",
		}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "huonguoc_http_request_seconds", Help: "Time of a request in seconds, by route.", Buckets: []float64{.005, .02, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"route"}),
	}
	gauge := func(name, help string, value func(context.Context) (float64, error)) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			v, err := value(ctx)
			if err != nil {
				return -1
			}
			return v
		})
	}
	m.registry.MustRegister(m.requests, m.seconds,
		gauge("huonguoc_log_entries", "Entries of the log of decisions.", func(ctx context.Context) (float64, error) {
			head, err := s.Ledger.Head(ctx)
			return float64(head.Count), err
		}),
		gauge("huonguoc_index_behind", "Changed documents that the index has not seen.", func(ctx context.Context) (float64, error) {
			n, err := s.Ledger.QueueLength(ctx)
			return float64(n), err
		}),
	)
	return m
}

// measured notes route, status and time of every request.
func (m *meter) measured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		m.requests.WithLabelValues(r.Pattern, strconv.Itoa(seen.status)).Inc()
		m.seconds.WithLabelValues(r.Pattern).Observe(time.Since(began).Seconds())
	})
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets the deadlines of the connection be reached.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (s *Server) metrics(w http.ResponseWriter, r *http.Request, _ *call) error {
	promhttp.HandlerFor(s.meter.registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
	return nil
}
