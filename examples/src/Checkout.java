package shop;

import java.util.List;

/** Turns a cart into an order. */
public class Checkout {
  public double domestic(List<Double> prices, double discount, boolean express) {
    double sum = 0;
    for (double price : prices) {
      if (price < 0) {
        throw new IllegalArgumentException("negative price");
      }
      sum += price;
    }
    if (discount > 0) {
      sum = sum - sum * discount;
    }
    return express ? sum + 12.5 : sum;
  }

  public double abroad(List<Double> prices, double discount, boolean express) {
    double sum = 0;
    for (double price : prices) {
      if (price < 0) {
        throw new IllegalArgumentException("negative price");
      }
      sum += price;
    }
    if (discount > 0) {
      sum = sum - sum * discount;
    }
    return express ? sum + 12.5 : sum;
  }

  public void print(Runnable printer) {
    try {
      printer.run();
    } catch (RuntimeException e) {
    }
  }
}
