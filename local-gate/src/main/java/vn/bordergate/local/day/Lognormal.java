package vn.bordergate.local.day;

import java.util.random.RandomGenerator;

/**
 * A quantity whose logarithm is normally distributed.
 *
 * @param mu mean of the logarithm
 * @param sigma standard deviation of the logarithm
 */
public record Lognormal(double mu, double sigma) {

    public Lognormal {
        if (!Double.isFinite(mu) || !(sigma >= 0 && sigma <= 5)) {
            throw new IllegalArgumentException("mu " + mu + " with sigma " + sigma);
        }
    }

    /** The one with the mean and the spread. */
    static Lognormal ofMean(double mean, double sigma) {
        return new Lognormal(Math.log(mean) - sigma * sigma / 2, sigma);
    }

    double draw(RandomGenerator random) {
        return Math.exp(mu + sigma * random.nextGaussian());
    }
}
